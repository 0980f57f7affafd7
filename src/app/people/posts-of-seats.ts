import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { listSeats } from '../../store/seats.ts';
import { postOfSeat } from './seat-posts.ts';

/** The posts, with their units, of all seats that serve a book, by seat. */
export async function postsOfSeats(tx: Tx, book: Book): Promise<Map<number, PostId>> {
  const seats = await listSeats(tx, book.district.id);
  return new Map(
    seats.flatMap((seat) => {
      const post = postOfSeat(book, seat);
      return post === null ? [] : [[seat.id, post] as const];
    }),
  );
}
