import type { Actor } from '../../domain/person.ts';
import type { Case, CaseKind } from '../../domain/case.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { basePost, type Action, type PostId } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import { postIn } from '../../regulation/book.ts';
import type { Audience, CaseView } from '../../render/view.ts';
import { findByNumber, readCase, readCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readObligationsOf } from '../../store/obligations.ts';
import type { App } from '../app.ts';
import { presentAt, type Present } from '../delivery/present.ts';
import { audienceOf } from '../people/staff.ts';
import { readSnapshot } from '../snapshots.ts';
import { oneFor, together } from '../together.ts';
import { viewOf } from '../views.ts';
import { rightIn } from './rights.ts';

export type CaseAccess =
  | { kind: 'granted'; view: CaseView; actor: Actor; audience: Audience }
  | { kind: 'no-such-case' }
  | { kind: 'refused'; reason: RightRefusal };

export interface CaseWish {
  caseId: number;
  personId: number;
  chatId: number;
  /** What is wanted: an action, or the one that follows from the kind of the case. */
  action: Action | ((kind: CaseKind) => Action);
}

/** The case a press or a reply is about, if its author may do this with it here and now. Nothing of it is shown before. */
export function openCase(app: App, wish: CaseWish): Promise<CaseAccess> {
  return openWithOthers(app)(wish);
}

/** Wishes looked up together at most. */
const TOGETHER_AT_MOST = 100;
const openWithOthers = oneFor((app: App) =>
  together(TOGETHER_AT_MOST, (wishes: readonly CaseWish[]) => openCases(app, wishes)),
);

/** The same for wishes that came at the same time: cases, seats and debts are read once for all of them. */
async function openCases(app: App, wishes: readonly CaseWish[]): Promise<CaseAccess[]> {
  const now = app.clock();
  // Each statement sees what is committed by then: a transaction would only cost two more.
  const { db } = app.database;
  const ids = [...new Set(wishes.map(({ caseId }) => caseId))];
  const present = presentAt(db, now);
  const cases = new Map((await readCases(db, ids)).map((one) => [one.id, one]));
  const owed = await readObligationsOf(db, ids);
  const accesses: CaseAccess[] = [];
  for (const wish of wishes) {
    const subject = cases.get(wish.caseId);
    accesses.push(
      subject
        ? await accessTo(db, app, subject, wish, { now, present, owed: owed.get(subject.id) ?? [] })
        : { kind: 'no-such-case' },
    );
  }
  return accesses;
}

/** What has been read for all wishes at once. */
interface Known {
  now: Date;
  present: Present;
  owed: Obligation[];
}

async function accessTo(
  tx: Tx,
  app: App,
  found: Case,
  { personId, chatId, action }: CaseWish,
  { now, present, owed }: Known,
): Promise<CaseAccess> {
  const needed = typeof action === 'function' ? action(found.kind) : action;
  const book = app.books.get(found.regulation);
  if (!book) return { kind: 'refused', reason: { kind: 'unknown-regulation' } };
  const { seated } = await present.seating(book);
  const right = rightIn(book, seated, { personId, chatId, action: needed });
  if (!right.ok) return { kind: 'refused', reason: right.reason };
  const view = viewOf(await readSnapshot(tx, app, found, now, present, owed), now);
  if (needed === 'history' && !mayLookInto(view, right.posts)) {
    return { kind: 'refused', reason: { kind: 'not-reached', closed: view.case.state === 'closed' } };
  }
  const isPrivate = chatId === personId;
  const shown = [...seated.values()].filter((seat) =>
    isPrivate
      ? seat.persons.some((one) => one.id === personId)
      : seat.bindings.some((one) => one.chatId === chatId && one.state === 'active'),
  );
  const posts = shown.map((seat) => seat.post);
  return { kind: 'granted', view, actor: right.actor, audience: audienceOf(book, posts, isPrivate) };
}

/**
 * Is the inside of a case (names, misses, the history) the reader's matter? Those who confirm «Ознакомлен» stand above the
 * work: an incident or a request is theirs once it was brought or told to them, not before.
 */
export function mayLookInto(
  { book, case: subject }: Pick<CaseView, 'book' | 'case'>,
  posts: readonly PostId[],
): boolean {
  if (subject.kind !== 'emergency' && subject.kind !== 'request') return true;
  const known = [...subject.reached, ...subject.told, subject.owner?.post].map((post) => basePost(post ?? ''));
  return posts.some((post) => !postIn(book, post)?.may.includes('seen') || known.includes(basePost(post)));
}

/** The case that people of these regulations call by this №; null when they have none. */
export async function caseByNumber(
  app: Pick<App, 'database'>,
  regulations: string[],
  number: number,
): Promise<number | null> {
  return (await findByNumber(app.database.db, regulations, number))?.id ?? null;
}

/** What kind of case this is; null for one that is not there. */
export async function kindOfCase(app: Pick<App, 'database'>, caseId: number): Promise<CaseKind | null> {
  return (await readCase(app.database.db, caseId))?.kind ?? null;
}
