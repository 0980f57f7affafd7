import type { RightRefusal } from '../../domain/rights.ts';
import type { Post } from '../../regulation/book.ts';
import { shiftNotice } from '../../render/people/roster-notices.ts';
import { deleteAppointment, findAppointment, setPeriod } from '../../store/appointments.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { tellPerson } from './announce.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';
import { isShift } from './period-keys.ts';
import { namingOf } from './unit-titles.ts';

export type ShiftDropped =
  | { kind: 'dropped'; post: Post; name: string }
  /** Over, dropped before, or never set. */
  | { kind: 'no-such-shift' }
  | { kind: 'refused'; reason: RightRefusal };

/** Takes a shift back: one that has begun ends now. What the person held before it does not come back. */
export async function dropShift(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, id }: { by: number; id: number },
): Promise<ShiftDropped> {
  const now = app.clock();
  return app.database.transaction(async (tx): Promise<ShiftDropped> => {
    const found = await findAppointment(tx, id);
    if (!found) return { kind: 'no-such-shift' };
    const seat = await lockSeat(tx, found.seatId);
    const shift = await findAppointment(tx, id);
    const book = booksOfSeat(app.books, seat)[0];
    const post = postOfSeatIn(book, seat);
    if (!shift?.to || !isShift(shift.absence) || shift.to <= now || !book || !post) return { kind: 'no-such-shift' };
    const { person, from, to } = shift;
    const refusal = await mayAdminister(tx, app, { personId: by, regulation: book.id, action: 'set-roster' });
    if (refusal) return { kind: 'refused', reason: refusal };
    if (from >= now) await deleteAppointment(tx, id);
    else await setPeriod(tx, id, { from, to: now });
    const body = shiftNotice(await namingOf(tx, book), { post: post.id, from, to }, 'cancelled');
    await tellPerson(tx, app, { personId: person.id, key: `shift-dropped:${id}`, body });
    return { kind: 'dropped', post, name: person.name };
  });
}
