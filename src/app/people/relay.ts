import { basePost, type PostId } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import type { Post } from '../../regulation/book.ts';
import { listSeats, markRelay } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { postOfSeat } from './seat-posts.ts';
import { postOfSeatIn } from './books-of-seat.ts';

export type RelaySet =
  | { kind: 'set'; post: Post; on: boolean; changed: boolean }
  | { kind: 'refused'; reason: RightRefusal }
  /** No such post, or an organisation of it that was never invited. */
  | { kind: 'unknown-post' }
  /** Posts of the house are asked and pinged: they need a chat of their own. */
  | { kind: 'not-external'; post: Post };

/**
 * Where bots are forbidden: from now on what is owed to an external post comes as a ready text to those who pass it on by
 * hand, or no longer. Chats that are bound stay bound and hear nothing meanwhile. Admins only.
 */
export async function setRelay(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, regulation, post, on }: { by: number; regulation: string; post: PostId; on: boolean },
): Promise<RelaySet> {
  return app.database.transaction(async (tx): Promise<RelaySet> => {
    const refusal = await mayAdminister(tx, app, { personId: by, regulation, action: 'set-relay' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const book = app.books.get(regulation);
    const seats = book ? await listSeats(tx, book.district.id) : [];
    const seat = seats.find((one) => one.post === basePost(post) && book && postOfSeat(book, one) === post);
    const named = seat && postOfSeatIn(book, seat);
    if (!seat || !named) return { kind: 'unknown-post' };
    if (!named.external) return { kind: 'not-external', post: named };
    await markRelay(tx, seat.id, on);
    return { kind: 'set', post: named, on, changed: seat.relay !== on };
  });
}
