import { and, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { cases } from './schema/cases.ts';
import { inbox, outbox } from './schema/messages.ts';

/**
 * Frees what nobody comes back to by itself: claims and pauses that reach further ahead than any that is ever made (a clock
 * was set back), and messages whose time is over. Gives how many. `asideMs`: the longest pause of a case.
 */
export async function releaseStale(
  tx: Tx,
  { now, asideMs, claimSeconds }: { now: Date; asideMs: number; claimSeconds: number },
): Promise<number> {
  const updates = await tx
    .update(inbox)
    .set({ claimedUntil: null })
    .where(and(isNull(inbox.doneAt), gt(inbox.claimedUntil, sql`now() + make_interval(secs => ${claimSeconds})`)))
    .returning({ id: inbox.updateId });
  const aside = await tx
    .update(cases)
    .set({ asideUntil: null })
    .where(and(lte(cases.nextAt, now), gt(cases.asideUntil, new Date(now.getTime() + asideMs))))
    .returning({ id: cases.id });
  const expired = await tx
    .update(outbox)
    .set({ state: 'void' })
    .where(and(sql`${outbox.state} = 'queued'`, lte(outbox.expiresAt, now)))
    .returning({ id: outbox.id });
  return updates.length + aside.length + expired.length;
}
