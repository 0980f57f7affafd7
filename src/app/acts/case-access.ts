import type { Actor } from '../../domain/person.ts';
import type { CaseKind } from '../../domain/case.ts';
import { basePost, type Action, type PostId } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import { postIn } from '../../regulation/book.ts';
import type { Audience, CaseView } from '../../render/view.ts';
import { findByNumber, readCase } from '../../store/cases.ts';
import type { App } from '../app.ts';
import { mayAct } from './rights.ts';
import { audienceOf, seatedPosts } from '../people/staff.ts';
import { caseView } from '../views.ts';

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
export async function openCase(app: App, { caseId, personId, chatId, action }: CaseWish): Promise<CaseAccess> {
  return app.database.transaction(async (tx): Promise<CaseAccess> => {
    const found = await readCase(tx, caseId);
    if (!found) return { kind: 'no-such-case' };
    const needed = typeof action === 'function' ? action(found.kind) : action;
    const right = await mayAct(tx, app, { personId, chatId, regulation: found.regulation, action: needed });
    if (!right.ok) return { kind: 'refused', reason: right.reason };
    const view = await caseView(tx, app, caseId);
    if (!view) return { kind: 'no-such-case' };
    if (needed === 'history' && !mayLookInto(view, right.posts)) {
      return { kind: 'refused', reason: { kind: 'not-reached', closed: view.case.state === 'closed' } };
    }
    const isPrivate = chatId === personId;
    const shown = [...(await seatedPosts(tx, view.book, app.clock())).values()].filter((seat) =>
      isPrivate
        ? seat.persons.some((one) => one.id === personId)
        : seat.bindings.some((one) => one.chatId === chatId && one.state === 'active'),
    );
    const audience = audienceOf(
      view.book,
      shown.map((seat) => seat.post),
      isPrivate,
    );
    return { kind: 'granted', view, actor: right.actor, audience };
  });
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
