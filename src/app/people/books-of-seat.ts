import type { Seat } from '../../domain/person.ts';
import type { Book } from '../../regulation/book.ts';
import { scopeOf } from '../staff.ts';

/** The books a seat serves: one for a seat of a block, all of its district's that know the post for a shared one. */
export function booksOfSeat(books: ReadonlyMap<string, Book>, seat: Seat): Book[] {
  return [...books.values()].filter(
    (book) => book.district.id === seat.district && book.posts[seat.post] && scopeOf(book, seat.post) === seat.scope,
  );
}
