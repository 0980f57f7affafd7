import type { RightRefusal } from '../../domain/rights.ts';
import type { Post } from '../../regulation/book.ts';
import { findBinding, setBindingState } from '../../store/bindings.ts';
import { endAppointment } from '../../store/seats.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../rights.ts';
import { booksOfSeat } from './books-of-seat.ts';

export type Unbound =
  { kind: 'unbound'; post: Post } | { kind: 'already-ended' } | { kind: 'refused'; reason: RightRefusal };

/**
 * «Отвязать»: ends the binding of a seat to a chat; with a private chat its person leaves the seat, and with it every
 * right. Admins, and whoever may appoint in that regulation.
 */
export async function unbind(app: App, { by, bindingId }: { by: number; bindingId: number }): Promise<Unbound> {
  const at = app.clock();
  return app.database.transaction(async (tx) => {
    const found = await findBinding(tx, bindingId);
    if (!found) return { kind: 'already-ended' };
    const seat = await lockSeat(tx, found.seatId);
    const book = booksOfSeat(app.books, seat)[0];
    const post = book?.posts[seat.post];
    const regulation = book?.id ?? '';
    const refusal = await mayAdminister(tx, app, { personId: by, regulation, action: 'unbind' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const ended = await setBindingState(tx, { bindingId, state: 'ended', reason: 'unbound', at });
    if (!ended || !post) return { kind: 'already-ended' };
    // A private chat has the id of its person.
    if (found.chatKind === 'private') await endAppointment(tx, { seatId: seat.id, personId: found.chatId, at });
    return { kind: 'unbound', post };
  });
}
