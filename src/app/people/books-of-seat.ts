import type { Seat } from '../../domain/person.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { postCalled, postOfSeat } from './seat-posts.ts';

/** The books a seat serves: one for a seat of a block, all of its district's that know the post for a shared one. */
export function booksOfSeat(books: ReadonlyMap<string, Book>, seat: Seat): Book[] {
  return [...books.values()].filter((book) => postOfSeat(book, seat) !== null);
}

/** The post of a seat as a book calls it, an organisation by its name too; undefined for a seat of no book. */
export function postOfSeatIn(book: Book | undefined, seat: Seat): Post | undefined {
  const post = book && postOfSeat(book, seat);
  return book && post ? postCalled(book, post, seat.title) : undefined;
}
