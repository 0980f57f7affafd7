import type { PostId } from '../domain/post.ts';
import type { Book } from './book.ts';
import type { Move } from './rule.ts';

/** What people see after «п.» for a clause id. */
export function citeOf(book: Book, clauseId: string): string {
  return book.clauses.find((clause) => clause.id === clauseId)?.cite ?? clauseId;
}

/** The clause under which a level is reached by a move. */
export function clauseOfReach(move: Extract<Move, { kind: 'reach' }>, post: PostId): string {
  return move.byLevel?.[post] ?? move.clause;
}

/** The clause under which the ladders of the book reach a level by name; null where none does. */
export function clauseOfLevel(book: Book, post: PostId): string | null {
  for (const { ifMissed } of Object.values(book.rules)) {
    for (const move of ifMissed.flatMap(({ moves }) => moves)) {
      if (move.kind === 'reach' && move.post === post) return move.clause;
    }
  }
  return null;
}
