import type { RightRefusal } from '../../domain/rights.ts';
import type { Appointment } from '../../domain/person.ts';
import type { Post } from '../../regulation/book.ts';
import { appointmentBefore, appointmentsOfAbsence, deleteAppointment, setPeriod } from '../../store/appointments.ts';
import type { Tx } from '../../store/database.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';
import { substituteKey } from './period-keys.ts';
import { tellOfAbsence } from './tell-of-absence.ts';

export type AbsenceCancelled =
  | { kind: 'cancelled'; post: Post; name: string }
  /** Over, cancelled before, or never set. */
  | { kind: 'no-such-absence' }
  | { kind: 'refused'; reason: RightRefusal };

/**
 * Takes an absence back: one that has not begun leaves no trace, during one the person is back from now on and the
 * substitute is none any more. The same rights as `setAbsence`.
 */
export async function cancelAbsence(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, key }: { by: number; key: string },
): Promise<AbsenceCancelled> {
  const now = app.clock();
  return app.database.transaction(async (tx): Promise<AbsenceCancelled> => {
    const seatId = (await appointmentsOfAbsence(tx, [key]))[0]?.seatId;
    if (seatId === undefined) return { kind: 'no-such-absence' };
    const seat = await lockSeat(tx, seatId);
    const own = (await appointmentsOfAbsence(tx, [key]))[0];
    const book = booksOfSeat(app.books, seat)[0];
    const post = postOfSeatIn(book, seat);
    if (!own || !book || !post || own.from <= now) return { kind: 'no-such-absence' };
    const refusal = await mayAdminister(tx, app, { personId: by, regulation: book.id, action: 'set-roster' });
    if (refusal && by !== own.person.id) return { kind: 'refused', reason: refusal };
    const [standsIn] = await appointmentsOfAbsence(tx, [substituteKey(key)]);
    const from = (await appointmentBefore(tx, own))?.to ?? now;
    if (standsIn) await endAt(tx, standsIn, now);
    await resume(tx, own, now);
    const substitute = standsIn?.person ?? null;
    const told = { key, by, book, post: post.id, own, substitute, from, to: own.from, happened: 'cancelled' as const };
    await tellOfAbsence(tx, app, told);
    return { kind: 'cancelled', post, name: own.person.name };
  });
}

/** The two parts of the appointment become one again where the absence has not begun. */
async function resume(tx: Tx, own: Appointment, now: Date): Promise<void> {
  const before = await appointmentBefore(tx, own);
  if (before === null || before.to === null || before.to < now) {
    return setPeriod(tx, own.id, { from: now, to: own.to });
  }
  await deleteAppointment(tx, own.id);
  await setPeriod(tx, before.id, { from: before.from, to: own.to });
}

async function endAt(tx: Tx, substitute: Appointment, now: Date): Promise<void> {
  if (substitute.from >= now) return deleteAppointment(tx, substitute.id);
  await setPeriod(tx, substitute.id, { from: substitute.from, to: now });
}
