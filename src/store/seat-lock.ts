import { and, eq, isNotNull } from 'drizzle-orm';
import type { Seat } from '../domain/person.ts';
import type { Tx } from './database.ts';
import { invitation, seat } from './schema/people.ts';

/** Locks a seat until the transaction ends: two persons can't take its only place at once. */
export async function lockSeat(tx: Tx, seatId: number): Promise<Seat> {
  const rows = await tx.select().from(seat).where(eq(seat.id, seatId)).for('update');
  const row = rows[0];
  if (!row) throw new Error(`there is no seat ${seatId}`);
  return row;
}

/** An invitation somebody has used up. */
export type UsedInvitation = Pick<
  typeof invitation.$inferSelect,
  'seatId' | 'label' | 'usedBy' | 'usedAt' | 'expiresAt'
>;

/** Whoever used this invitation up, and for which seat; null when nobody has. */
export async function findUsedInvitation(tx: Tx, hash: string): Promise<UsedInvitation | null> {
  const { seatId, label, usedBy, usedAt, expiresAt } = invitation;
  const rows = await tx
    .select({ seatId, label, usedBy, usedAt, expiresAt })
    .from(invitation)
    .where(and(eq(invitation.hash, hash), isNotNull(invitation.usedAt)));
  return rows[0] ?? null;
}
