import { ADMIN, type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';

/** Everybody who can be said something in the name of a book. */
export function everyPost(book: Book): PostId[] {
  return [ADMIN, ...Object.keys(book.posts)];
}
