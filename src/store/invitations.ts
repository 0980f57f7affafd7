import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { invitation } from './schema/people.ts';

/** A one-time invitation to a seat. Of its code only the hash is known here. */
export type Invitation = Omit<typeof invitation.$inferSelect, 'usedAt' | 'usedBy'>;

export async function createInvitation(tx: Tx, created: Invitation): Promise<void> {
  await tx.insert(invitation).values(created);
}

/** The invitation of this code if it could be used now, without using it. */
export async function peekInvitation(tx: Tx, { hash, now }: { hash: string; now: Date }): Promise<Invitation | null> {
  const rows = await tx.select().from(invitation).where(usable(hash, now));
  return rows[0] ? invitationOf(rows[0]) : null;
}

/** Uses the invitation up: of all who try at once one gets it, the others null. Null too when it has expired. */
export async function consumeInvitation(
  tx: Tx,
  { hash, now, usedBy }: { hash: string; now: Date; usedBy: number },
): Promise<Invitation | null> {
  const rows = await tx.update(invitation).set({ usedAt: now, usedBy }).where(usable(hash, now)).returning();
  return rows[0] ? invitationOf(rows[0]) : null;
}

function usable(hash: string, now: Date) {
  return and(eq(invitation.hash, hash), isNull(invitation.usedAt), gt(invitation.expiresAt, now));
}

function invitationOf({ usedAt: _, usedBy: __, ...row }: typeof invitation.$inferSelect): Invitation {
  return row;
}
