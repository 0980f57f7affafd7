import { CASE_KINDS, type Case } from '../domain/case.ts';
import { basePost, type PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { CaseView } from '../render/view.ts';
import type { StatusView } from '../render/status.ts';
import { readFreshness } from '../store/appeals.ts';
import { listAskedRises, listOpenCases } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { earliestDue } from '../store/owed-lists.ts';
import { readRegulationState } from '../store/regulation-state.ts';
import { staffOf } from './people/staff.ts';
import { unitTitlesIn } from './people/unit-titles.ts';
import { caseView, type Viewing } from './views.ts';

/** What `/status` shows of a regulation: mode, open cases, what is to be decided, freshness of the data, the next due time, posts nobody is at. */
export async function statusOf(tx: Tx, app: Viewing, book: Book): Promise<StatusView> {
  const { id, timezone } = book.district;
  const openCases = await openCasesOf(tx, app, book);
  const staff = await staffOf(tx, book, app.clock());
  return {
    book,
    mode: openCases.some((view) => view.case.kind === 'emergency' && !view.case.drill) ? 'emergency' : 'regular',
    watchingSince: (await readRegulationState(tx, book.id))?.watchingSince ?? null,
    ...(await readFreshness(tx, id, timezone)),
    openCases,
    questions: await questionsOf(tx, app, book),
    nextDeadline: await nextDeadline(tx, book),
    gaps: Object.entries(staff).flatMap(([post, { state }]) =>
      state === 'reachable' || !isCountedOn(book, post) ? [] : [{ post, reason: state }],
    ),
    unitTitles: unitTitlesIn(staff),
    now: app.clock(),
  };
}

/**
 * Whether the book counts on a post: a level, a debtor, or somebody who is told. Nobody is missed at any other, nor where
 * another post takes in what is said to it.
 */
function isCountedOn({ chain, posts, rules, reactions }: Book, post: PostId): boolean {
  if (posts[basePost(post)]?.otherwise) return false;
  const moves = [...Object.values(rules).flatMap(({ ifMissed }) => ifMissed), ...reactions].flatMap((one) => one.moves);
  return (
    chain.includes(post) ||
    Object.values(rules).some(({ owes, to }) => owes === post || to.includes(post)) ||
    moves.some((move) => ('to' in move && move.to.includes(post)) || ('post' in move && move.post === post))
  );
}

/** Open cases of a regulation that people speak of by their number, oldest first. */
export async function openCasesOf(tx: Tx, app: Viewing, book: Book): Promise<CaseView[]> {
  return viewsOf(tx, app, await listOpenCases(tx, book.id, WORKED_ON));
}

/** Questions about rises that wait for their answer, oldest first: also where the time for it has run out. */
export async function questionsOf(tx: Tx, app: Viewing, book: Book): Promise<CaseView[]> {
  return viewsOf(tx, app, await listAskedRises(tx, book.id));
}

async function viewsOf(tx: Tx, app: Viewing, found: readonly Case[]): Promise<CaseView[]> {
  const views: CaseView[] = [];
  for (const { id } of found) {
    const view = await caseView(tx, app, id);
    if (view) views.push(view);
  }
  return views;
}

/** A duty has no number, and a rise is not worked on before it is decided. */
const WORKED_ON = CASE_KINDS.filter((kind) => kind !== 'duty' && kind !== 'rise');

/** The due time that comes first among what is owed and not yet late. */
async function nextDeadline(tx: Tx, book: Book): Promise<StatusView['nextDeadline']> {
  const first = await earliestDue(tx, book.id);
  return first && { clause: first.clause, rule: first.rule, dueAt: first.dueAt };
}
