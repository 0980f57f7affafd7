import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Person, Seat } from '../domain/person.ts';
import type { Tx } from './database.ts';
import { appointment, person, seat } from './schema.ts';

/** The seat of a post, made if there is none. `scope` is the block, or '' where one seat serves the whole district. */
export async function ensureSeat(tx: Tx, wanted: Omit<Seat, 'id'>): Promise<Seat> {
  const { district, post, scope } = wanted;
  await tx.insert(seat).values({ district, post, scope }).onConflictDoNothing();
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

/** Appoints a person to a seat. False when they sit there already. */
export async function appoint(
  tx: Tx,
  { seatId, personId, at }: { seatId: number; personId: number; at: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(appointment)
    .values({ seatId, personId, fromAt: at })
    .onConflictDoNothing()
    .returning({ id: appointment.id });
  return rows.length > 0;
}

/** Ends an appointment. False when the person did not sit there. */
export async function endAppointment(
  tx: Tx,
  { seatId, personId, at }: { seatId: number; personId: number; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(appointment)
    .set({ toAt: at })
    .where(and(eq(appointment.seatId, seatId), eq(appointment.personId, personId), isNull(appointment.toAt)))
    .returning({ id: appointment.id });
  return rows.length > 0;
}

/** Who sits in these seats now, longest-serving first. */
export async function holdersOf(tx: Tx, seatIds: readonly number[]): Promise<{ seatId: number; person: Person }[]> {
  if (seatIds.length === 0) return [];
  const { id, name, phone, admin } = person;
  return tx
    .select({ seatId: appointment.seatId, person: { id, name, phone, admin } })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(and(inArray(appointment.seatId, [...seatIds]), isNull(appointment.toAt)))
    .orderBy(asc(appointment.seatId), asc(appointment.fromAt), asc(appointment.id));
}

/** The seats a person holds now, in all districts. */
export async function seatsOfPerson(tx: Tx, personId: number): Promise<Seat[]> {
  const { id, district, post, scope } = seat;
  return tx
    .select({ id, district, post, scope })
    .from(appointment)
    .innerJoin(seat, eq(seat.id, appointment.seatId))
    .where(and(eq(appointment.personId, personId), isNull(appointment.toAt)))
    .orderBy(asc(seat.id));
}
