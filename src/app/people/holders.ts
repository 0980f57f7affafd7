import type { PostId } from '../../domain/post.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import type { Tx } from '../../store/database.ts';
import { isSubstitutes } from './period-keys.ts';
import { postsOfSeats } from './posts-of-seats.ts';

/** Somebody in a post, now or later. */
export interface Holder {
  post: PostId;
  personId: number;
  name: string;
  /** Only in somebody's place. */
  standsIn: boolean;
  /** Without an end. */
  open: boolean;
}

/** Who holds the posts of the house from now on, posts in the order of the book, each person of a post once. */
export async function holdersFromNow(tx: Tx, book: Book, now: Date): Promise<Holder[]> {
  const posts = await postsOfSeats(tx, book);
  const periods = await appointmentsDuring(tx, [...posts.keys()], { from: now, to: null });
  const holders = new Map<string, Holder>();
  for (const { seatId, person, absence, to } of periods) {
    const post = posts.get(seatId) ?? '';
    if (postIn(book, post)?.external !== false) continue;
    const key = `${post} ${person.id}`;
    const before = holders.get(key) ?? { standsIn: true, open: false };
    const standsIn = before.standsIn && isSubstitutes(absence);
    holders.set(key, {
      post,
      personId: person.id,
      name: person.name,
      standsIn,
      open: before.open || to === null,
    });
  }
  const order = Object.keys(book.posts);
  return [...holders.values()].toSorted((a, b) => order.indexOf(a.post) - order.indexOf(b.post));
}
