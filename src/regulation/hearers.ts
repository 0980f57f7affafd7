import type { PostId } from '../domain/post.ts';
import type { Book } from './book.ts';
import type { Reaction } from './rule.ts';

/** What the book makes happen when the debtor of this rule meets a problem, or reads «превышение». */
export function reactionsOn(book: Book, event: 'problem' | 'over', rule: string): Reaction[] {
  return book.reactions.filter((reaction) => reaction.on === `${event}:${rule}`);
}

/** The posts that reactions tell, each once. */
export function hearersOf(reactions: readonly Reaction[]): PostId[] {
  const posts = reactions.flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'tell' ? move.to : [])));
  return [...new Set(posts)];
}

/** Posts that the book tells of a problem of this rule. */
export function hearersOfProblem(book: Book, rule: string): PostId[] {
  return hearersOf(reactionsOn(book, 'problem', rule));
}
