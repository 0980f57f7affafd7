import type { RightRefusal } from '../../domain/rights.ts';
import type { Post } from '../../regulation/book.ts';
import { bindingsOfChat, findBinding, setBindingState } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { voidForChat } from '../../store/outbox.ts';
import { readPerson } from '../../store/people.ts';
import { endAppointment } from '../../store/seats.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';

export type Unbound =
  { kind: 'unbound'; post: Post } | { kind: 'already-ended' } | { kind: 'refused'; reason: RightRefusal };

/**
 * «Отвязать»: ends the binding of a seat to a chat; with a private chat its person leaves the seat, and with it every
 * right. What is queued for a chat that no seat is tied to any more is taken back. Admins, and whoever may appoint in that regulation.
 */
export async function unbind(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, bindingId }: { by: number; bindingId: number },
): Promise<Unbound> {
  const at = app.clock();
  return app.database.transaction(async (tx) => {
    const found = await findBinding(tx, bindingId);
    if (!found) return { kind: 'already-ended' };
    const seat = await lockSeat(tx, found.seatId);
    const book = booksOfSeat(app.books, seat)[0];
    const post = postOfSeatIn(book, seat);
    const regulation = book?.id ?? '';
    const refusal = await mayAdminister(tx, app, { personId: by, regulation, action: 'unbind' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const ended = await setBindingState(tx, { bindingId, state: 'ended', reason: 'unbound', at });
    if (!ended || !post) return { kind: 'already-ended' };
    // A private chat has the id of its person.
    if (found.chatKind === 'private') await endAppointment(tx, { seatId: seat.id, personId: found.chatId, at });
    await silence(tx, found.chatId);
    return { kind: 'unbound', post };
  });
}

/** A former officer gets nothing of what was queued for the post; one who is an admin still hears what admins hear. */
async function silence(tx: Tx, chatId: number): Promise<void> {
  if ((await bindingsOfChat(tx, chatId)).some((one) => one.state === 'active')) return;
  const admin = (await readPerson(tx, chatId))?.admin ?? false;
  await voidForChat(tx, chatId, { ofCases: admin });
}
