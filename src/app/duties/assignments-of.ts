import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { CaseView } from '../../render/view.ts';
import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { isDebtOf } from './duty-lines.ts';
import { caseView, type Viewing } from '../views.ts';

/** Open assignments of some posts: those they carry out, and those they gave. */
export interface AssignmentsOf {
  received: CaseView[];
  given: CaseView[];
}

export async function assignmentsOf(
  tx: Tx,
  app: Viewing,
  book: Book,
  posts: readonly PostId[],
): Promise<AssignmentsOf> {
  const found: AssignmentsOf = { received: [], given: [] };
  for (const { id, facts } of await listOpenCases(tx, book.id, ['assignment'])) {
    const received = facts.assignee !== null && isDebtOf(posts, facts.assignee);
    const given = facts.from !== null && posts.includes(facts.from.post);
    const view = received || given ? await caseView(tx, app, id) : null;
    if (view && received) found.received.push(view);
    if (view && given) found.given.push(view);
  }
  return found;
}
