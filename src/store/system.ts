import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { system } from './schema/system.ts';
import { StoreError } from './store-error.ts';

/** What this database is: its only row. */
export type System = Omit<typeof system.$inferSelect, 'id'>;
export type Stamp = System['stamp'];

/** Business time as an affine function of real time: `startAt` at `realAt`, running `speed` times as fast. */
export interface ClockMapping {
  realAt: Date;
  startAt: Date;
  speed: number;
}

const ONLY = 1;
const theRow = eq(system.id, ONLY);

/** Null on a database never used. */
export async function readSystem(tx: Tx): Promise<System | null> {
  const rows = await tx.select().from(system).where(theRow);
  if (!rows[0]) return null;
  const { id: _, ...found } = rows[0];
  return found;
}

/**
 * Stamps a new database; refuses, with a `StoreError`, one that is stamped otherwise or belongs to another bot.
 * `botId` null (not known yet) is neither stored nor compared.
 */
export async function stampSystem(tx: Tx, { stamp, botId }: { stamp: Stamp; botId: number | null }): Promise<void> {
  await tx.insert(system).values({ id: ONLY, stamp, botId }).onConflictDoNothing();
  const stored = await readSystem(tx);
  if (stored && stored.stamp !== stamp) {
    throw new StoreError(
      `this database is stamped ${stored.stamp} and can't be used as ${stamp}: set DATABASE_URL or DATA_DIR to another one`,
    );
  }
  if (botId === null || stored?.botId === botId) return;
  if (stored?.botId != null) {
    throw new StoreError(
      `this database belongs to bot ${stored.botId}, and BOT_TOKEN is of bot ${botId}: set DATABASE_URL or DATA_DIR to another one`,
    );
  }
  await tx.update(system).set({ botId }).where(theRow);
}

/** Stores the mapping of a simulated clock unless there is one; gives the stored one, which everybody uses. */
export async function claimClockMapping(tx: Tx, offered: ClockMapping): Promise<ClockMapping> {
  await tx
    .update(system)
    .set({ clockRealAt: offered.realAt, clockStartAt: offered.startAt, clockSpeed: offered.speed })
    .where(and(theRow, isNull(system.clockRealAt)));
  const stored = await readSystem(tx);
  if (!stored?.clockRealAt || !stored.clockStartAt || stored.clockSpeed === null) {
    throw new Error('the clock was claimed before the database was stamped');
  }
  return { realAt: stored.clockRealAt, startAt: stored.clockStartAt, speed: stored.clockSpeed };
}

/** Remembers the latest tick; never goes back. */
export async function touchTick(tx: Tx, at: Date): Promise<void> {
  await tx
    .update(system)
    .set({ lastTickAt: at })
    .where(and(theRow, or(isNull(system.lastTickAt), lt(system.lastTickAt, at))));
}

/** Replaces the one-time code of the first admin. */
export async function storeAdminCode(tx: Tx, { hash, expiresAt }: { hash: string; expiresAt: Date }): Promise<void> {
  await tx.update(system).set({ adminCodeHash: hash, adminCodeExpiresAt: expiresAt }).where(theRow);
}

/** No code makes an admin any more. */
export async function dropAdminCode(tx: Tx): Promise<void> {
  await tx.update(system).set({ adminCodeHash: null, adminCodeExpiresAt: null }).where(theRow);
}

/** Uses the first admin's code up. False when it is another one, was used or has expired. */
export async function consumeAdminCode(tx: Tx, { hash, now }: { hash: string; now: Date }): Promise<boolean> {
  const rows = await tx
    .update(system)
    .set({ adminCodeHash: null, adminCodeExpiresAt: null })
    .where(and(theRow, eq(system.adminCodeHash, hash), gt(system.adminCodeExpiresAt, now)))
    .returning({ id: system.id });
  return rows.length > 0;
}
