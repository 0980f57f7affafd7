import type { Book, Post } from '../../regulation/book.ts';
import { bindingsOfChat } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { listSeats } from '../../store/seats.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';

/**
 * Whether the chat would be read by an external post and by one of the house: names, misses and pings that are owed to the
 * one must not be seen by the other.
 */
export async function mixesExternal(
  tx: Tx,
  books: ReadonlyMap<string, Book>,
  post: Post,
  chatId: number,
): Promise<boolean> {
  const bound = new Set((await bindingsOfChat(tx, chatId)).map((one) => one.seatId));
  if (bound.size === 0) return false;
  for (const district of new Set([...books.values()].map((book) => book.district.id))) {
    for (const seat of await listSeats(tx, district)) {
      const other = bound.has(seat.id) ? postOfSeatIn(booksOfSeat(books, seat)[0], seat) : undefined;
      if (other && other.external !== post.external) return true;
    }
  }
  return false;
}
