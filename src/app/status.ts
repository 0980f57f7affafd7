import type { PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { CaseView, StatusView } from '../render/view.ts';
import { readFreshness } from '../store/appeals.ts';
import { listOpenCases } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { readRegulationState } from '../store/regulation-state.ts';
import type { App } from './app.ts';
import { staffOf } from './staff.ts';
import { caseView } from './views.ts';

/** What `/status` shows of a regulation: mode, open cases, freshness of the data, the next due time, posts nobody is at. */
export async function statusOf(tx: Tx, app: Pick<App, 'books' | 'clock'>, book: Book): Promise<StatusView> {
  const { id, timezone } = book.district;
  const all = await openViews(tx, app, book);
  const openCases = all.filter((view) => view.case.kind !== 'duty');
  const staff = await staffOf(tx, book);
  return {
    book,
    mode: openCases.some((view) => view.case.kind === 'emergency') ? 'emergency' : 'regular',
    watchingSince: (await readRegulationState(tx, book.id))?.watchingSince ?? null,
    ...(await readFreshness(tx, id, timezone)),
    openCases,
    nextDeadline: nextDeadline(all),
    gaps: Object.entries(staff).flatMap(([post, { state }]) =>
      state === 'reachable' || !isCountedOn(book, post) ? [] : [{ post, reason: state }],
    ),
    now: app.clock(),
  };
}

/** Whether the book counts on a post: a level, a debtor, or somebody who is told. Nobody is missed at any other. */
function isCountedOn({ chain, rules, reactions }: Book, post: PostId): boolean {
  const moves = [...Object.values(rules).flatMap(({ ifMissed }) => ifMissed), ...reactions].flatMap((one) => one.moves);
  return (
    chain.includes(post) ||
    Object.values(rules).some(({ owes, to }) => owes === post || to.includes(post)) ||
    moves.some((move) => ('to' in move && move.to.includes(post)) || ('post' in move && move.post === post))
  );
}

/** Open cases of a regulation that have a number, oldest first. */
export async function openCasesOf(tx: Tx, app: Pick<App, 'books' | 'clock'>, book: Book): Promise<CaseView[]> {
  return (await openViews(tx, app, book)).filter((view) => view.case.kind !== 'duty');
}

async function openViews(tx: Tx, app: Pick<App, 'books' | 'clock'>, book: Book): Promise<CaseView[]> {
  const views: CaseView[] = [];
  for (const { id } of await listOpenCases(tx, book.id)) {
    const view = await caseView(tx, app, id);
    if (view) views.push(view);
  }
  return views;
}

/** The due time that comes first among what is owed and not yet late. */
function nextDeadline(views: readonly CaseView[]): StatusView['nextDeadline'] {
  const open = views
    .flatMap((view) => view.obligations)
    .filter((obligation) => obligation.state === 'open' && obligation.overdueAt === null)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const first = open[0];
  return first ? { clause: first.clause, rule: first.rule, dueAt: first.dueAt } : null;
}
