import { and, asc, eq, inArray, isNull, lt, not, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { inbox } from './schema/messages.ts';

/** A raw update of the messenger. */
export interface Update {
  updateId: number;
  /** 0 when it belongs to no chat. */
  chatId: number;
  body: unknown;
  /** Business time. */
  receivedAt: Date;
}

/** An update to be handled. `attempts` counts this one too: a process killed by an update is counted. */
export interface ClaimedUpdate extends Update {
  attempts: number;
}

// Literals, not parameters: with a parameter the planner could not see that the partial index fits.
const isWaiting = sql`${inbox.doneAt} is null`;
/** Claims are about processes, not about business: they run on the database's own clock. */
const isClaimed = sql`coalesce(${inbox.claimedUntil} > now(), false)`;

/** Stores updates before they are confirmed to the messenger; those stored before are left alone. Gives how many are new. */
export async function storeUpdates(tx: Tx, updates: readonly Update[]): Promise<number> {
  if (updates.length === 0) return 0;
  // In one order for everybody: two who are brought the same updates wait for each other in turn, never in a ring.
  const ordered = updates.toSorted((one, other) => one.updateId - other.updateId);
  const rows = await tx
    .insert(inbox)
    .select(
      rowsGiven(
        inbox,
        ordered.map((update) => ({ ...update, attempts: 0 })),
      ),
    )
    .onConflictDoNothing({ target: inbox.updateId })
    .returning({ updateId: inbox.updateId });
  return rows.length;
}

/**
 * Takes the earliest updates that may be handled now, for `seconds` of real time, `limit` at most: of each chat the first
 * that is not done, where nothing is being handled. Earliest first.
 */
export async function claimUpdates(
  tx: Tx,
  { seconds, busyChats, limit }: { seconds: number; busyChats: readonly number[]; limit: number },
): Promise<ClaimedUpdate[]> {
  const earlier = alias(inbox, 'earlier');
  const isFirst = notExists(
    tx
      .select({ one: sql`1` })
      .from(earlier)
      .where(
        and(eq(earlier.chatId, inbox.chatId), lt(earlier.updateId, inbox.updateId), sql`${earlier.doneAt} is null`),
      ),
  );
  const free = tx
    .select({ updateId: inbox.updateId })
    .from(inbox)
    .where(and(isWaiting, sql`not ${isClaimed}`, not(isAmong(inbox.chatId, busyChats)), isFirst))
    .orderBy(asc(inbox.updateId))
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await tx
    .update(inbox)
    .set({ claimedUntil: inSeconds(seconds), attempts: sql`${inbox.attempts} + 1` })
    // An array is looked up once; a list of rows might be looked up again for each update, past the limit.
    .where(sql`${inbox.updateId} = any(array(${free}))`)
    .returning();
  return rows
    .map(({ updateId, chatId, body, receivedAt, attempts }) => ({ updateId, chatId, body, receivedAt, attempts }))
    .toSorted((one, other) => one.updateId - other.updateId);
}

/** The updates are handled for good; their bodies are wiped. Gives those of them that were not before. */
export async function finishUpdates(tx: Tx, updateIds: readonly number[], at: Date): Promise<number[]> {
  const rows = await tx
    .update(inbox)
    .set({ doneAt: at, body: null, claimedUntil: null })
    .where(and(isAmong(inbox.updateId, updateIds), isNull(inbox.doneAt)))
    .returning({ updateId: inbox.updateId });
  return rows.map(({ updateId }) => updateId);
}

/** Gives a claimed update back, to be tried again after `seconds` of real time; its chat waits that long. */
export async function releaseUpdate(tx: Tx, updateId: number, seconds = 0): Promise<void> {
  await tx
    .update(inbox)
    .set({ claimedUntil: seconds > 0 ? inSeconds(seconds) : null })
    .where(and(eq(inbox.updateId, updateId), isNull(inbox.doneAt)));
}

/** Forgets up to `limit` updates that were handled before then: the messenger does not bring them again. */
export async function pruneInbox(tx: Tx, { before, limit }: { before: Date; limit: number }): Promise<void> {
  const old = tx
    .select({ updateId: inbox.updateId })
    .from(inbox)
    .where(lt(inbox.doneAt, before))
    .orderBy(asc(inbox.doneAt))
    .limit(limit);
  await tx.delete(inbox).where(inArray(inbox.updateId, old));
}

/** Gives every claimed update back. Only for the embedded database, where whoever claimed one can't live any more. */
export async function freeClaims(tx: Tx): Promise<void> {
  await tx.update(inbox).set({ claimedUntil: null }).where(isWaiting);
}

function inSeconds(seconds: number) {
  return sql`now() + make_interval(secs => ${seconds})`;
}

/** When the update that has waited longest was received; null when none waits. */
export async function oldestWaitingUpdate(tx: Tx): Promise<Date | null> {
  const rows = await tx
    .select({ receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(isWaiting)
    .orderBy(asc(inbox.receivedAt))
    .limit(1);
  return rows[0]?.receivedAt ?? null;
}
