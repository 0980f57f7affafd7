import { and, asc, eq, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Person, Seat } from '../domain/person.ts';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { appointmentsDuring } from './appointments.ts';
import { storableText } from './jsonb.ts';
import { appointment, person, seat } from './schema/people.ts';

/** The seat of a post or of one of its units, made if there is none; a title it has already stays. */
export async function ensureSeat(
  tx: Tx,
  wanted: Pick<Seat, 'district' | 'post' | 'scope'> & { title?: string | null },
): Promise<Seat> {
  const { district, post, scope } = wanted;
  const title = wanted.title ? storableText(wanted.title) : null;
  await tx.insert(seat).values({ district, post, scope, title }).onConflictDoNothing();
  const rows = await tx
    .select()
    .from(seat)
    .where(and(eq(seat.district, district), eq(seat.post, post), eq(seat.scope, scope)));
  const found = rows[0];
  if (!found) throw new Error(`seat ${post} of ${district} was not written`);
  return found;
}

export async function listSeats(tx: Tx, district: string): Promise<Seat[]> {
  return tx.select().from(seat).where(eq(seat.district, district)).orderBy(asc(seat.id));
}

/** What is owed to a seat is passed on by hand from now on, or by the bot again. */
export async function markRelay(tx: Tx, seatId: number, relay: boolean): Promise<void> {
  await tx.update(seat).set({ relay }).where(eq(seat.id, seatId));
}

/**
 * Appoints a person to a seat, until their own next period there if there is one. False when they sit there at that instant already.
 * Lock the seat first: periods of one person do not overlap.
 */
export async function appoint(
  tx: Tx,
  { seatId, personId, at }: { seatId: number; personId: number; at: Date },
): Promise<boolean> {
  const mine = (await appointmentsDuring(tx, [seatId], { from: at, to: null })).filter(
    (one) => one.person.id === personId,
  );
  if (mine.some((one) => one.from <= at)) return false;
  await tx.insert(appointment).values({ seatId, personId, fromAt: at, toAt: mine[0]?.from ?? null });
  return true;
}

/** Ends an appointment, with all periods of it ahead. False when there was none. */
export async function endAppointment(
  tx: Tx,
  { seatId, personId, at }: { seatId: number; personId: number; at: Date },
): Promise<boolean> {
  const own = and(eq(appointment.seatId, seatId), eq(appointment.personId, personId));
  const ahead = await tx
    .delete(appointment)
    .where(and(own, gt(appointment.fromAt, at)))
    .returning({ id: appointment.id });
  const ended = await tx
    .update(appointment)
    .set({ toAt: at })
    .where(and(own, or(isNull(appointment.toAt), gt(appointment.toAt, at))))
    .returning({ id: appointment.id });
  return ahead.length + ended.length > 0;
}

/** Who sits in these seats at an instant, longest-serving first. */
export async function holdersOf(
  tx: Tx,
  seatIds: readonly number[],
  at: Date,
): Promise<{ seatId: number; person: Person }[]> {
  if (seatIds.length === 0) return [];
  const { id, name, phone, admin } = person;
  return tx
    .select({ seatId: appointment.seatId, person: { id, name, phone, admin } })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(isAmong(appointment.seatId, seatIds), isCurrent(at)))
    .orderBy(asc(appointment.seatId), asc(appointment.fromAt), asc(appointment.id));
}

/** The seats a person holds at an instant, in all districts. */
export async function seatsOfPerson(tx: Tx, personId: number, at: Date): Promise<Seat[]> {
  const { id, district, post, scope, title, relay } = seat;
  return tx
    .select({ id, district, post, scope, title, relay })
    .from(appointment)
    .innerJoin(seat, eq(seat.id, appointment.seatId))
    .where(and(eq(appointment.personId, personId), isCurrent(at)))
    .orderBy(asc(seat.id));
}

function isCurrent(at: Date): SQL | undefined {
  return and(lte(appointment.fromAt, at), or(isNull(appointment.toAt), gt(appointment.toAt, at)));
}
