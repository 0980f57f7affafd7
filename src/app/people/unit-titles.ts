import type { PostState } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { listSeats } from '../../store/seats.ts';
import { postOfSeat } from './seat-posts.ts';

/** Organisations by their units, in the spelling of their seats: what `render` calls them. */
export type UnitTitles = Record<PostId, string>;

/** Of those whose state is known. */
export function unitTitlesIn(staff: Readonly<Record<PostId, PostState>>): UnitTitles {
  const named = Object.entries(staff).flatMap(([post, { title }]) =>
    title === undefined ? [] : [[post, title] as const],
  );
  return Object.fromEntries(named);
}

/** A book with what its organisations call themselves: how `render` names posts. */
export async function namingOf(tx: Tx, book: Book): Promise<{ book: Book; unitTitles: UnitTitles }> {
  return { book, unitTitles: await unitTitlesOf(tx, book) };
}

/** Of all seats that serve a book. */
export async function unitTitlesOf(tx: Tx, book: Book): Promise<UnitTitles> {
  const named = (await listSeats(tx, book.district.id)).flatMap((seat) => {
    const post = postOfSeat(book, seat);
    return post === null || seat.title === null ? [] : [[post, seat.title] as const];
  });
  return Object.fromEntries(named);
}
