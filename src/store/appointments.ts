import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm';
import type { Appointment, Period } from '../domain/person.ts';
import type { Tx } from './database.ts';
import { appointment, person } from './schema/people.ts';

/** Who sits in these seats at any instant of a period, in the order they begin. Periods of no length are left out. */
export async function appointmentsDuring(tx: Tx, seatIds: readonly number[], period: Period): Promise<Appointment[]> {
  if (seatIds.length === 0) return [];
  return select(tx)
    .where(
      and(
        inArray(appointment.seatId, [...seatIds]),
        period.to === null ? undefined : lt(appointment.fromAt, period.to),
        or(isNull(appointment.toAt), and(gt(appointment.toAt, period.from), gt(appointment.toAt, appointment.fromAt))),
      ),
    )
    .orderBy(asc(appointment.fromAt), asc(appointment.id));
}

/** The periods made under these absence keys, in the order they begin; those of no length too. */
export async function appointmentsOfAbsence(tx: Tx, keys: readonly string[]): Promise<Appointment[]> {
  return select(tx)
    .where(inArray(appointment.absence, [...keys]))
    .orderBy(asc(appointment.fromAt), asc(appointment.id));
}

/** Periods in these seats that an absence made and that begin after an instant, the first first. */
export async function appointmentsAfterAbsence(tx: Tx, seatIds: readonly number[], at: Date): Promise<Appointment[]> {
  if (seatIds.length === 0) return [];
  return select(tx)
    .where(and(inArray(appointment.seatId, [...seatIds]), isNotNull(appointment.absence), gt(appointment.fromAt, at)))
    .orderBy(asc(appointment.fromAt), asc(appointment.id));
}

/** The period of a person in a seat that ended last before another of theirs; null when there is none. */
export async function appointmentBefore(tx: Tx, later: Appointment): Promise<Appointment | null> {
  const rows = await select(tx)
    .where(
      and(
        eq(appointment.seatId, later.seatId),
        eq(appointment.personId, later.person.id),
        lte(appointment.toAt, later.from),
        ne(appointment.id, later.id),
      ),
    )
    .orderBy(desc(appointment.toAt), desc(appointment.id))
    .limit(1);
  return rows[0] ?? null;
}

/** A period by its id; null when it is no more. */
export async function findAppointment(tx: Tx, id: number): Promise<Appointment | null> {
  const rows = await select(tx).where(eq(appointment.id, id));
  return rows[0] ?? null;
}

/** Writes a period that an absence made, or a shift of the roster. */
export async function insertAppointment(
  tx: Tx,
  { seatId, personId, from, to, absence }: Omit<Appointment, 'id' | 'person'> & { personId: number },
): Promise<void> {
  await tx.insert(appointment).values({ seatId, personId, fromAt: from, toAt: to, absence });
}

/** Gives a period other bounds. */
export async function setPeriod(tx: Tx, id: number, { from, to }: Period): Promise<void> {
  await tx.update(appointment).set({ fromAt: from, toAt: to }).where(eq(appointment.id, id));
}

/** Removes a period that never began. */
export async function deleteAppointment(tx: Tx, id: number): Promise<void> {
  await tx.delete(appointment).where(eq(appointment.id, id));
}

function select(tx: Tx) {
  const { id, name, phone, admin } = person;
  return tx
    .select({
      id: appointment.id,
      seatId: appointment.seatId,
      from: appointment.fromAt,
      to: appointment.toAt,
      absence: appointment.absence,
      person: { id, name, phone, admin },
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId));
}
