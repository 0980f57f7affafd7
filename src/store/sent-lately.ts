import { and, asc, desc, gt, or, sql } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { outbox } from './schema/messages.ts';

/** The newest messages are looked through, whatever became of them: far more than leave in a minute. */
const LOOKED_THROUGH = 5_000;

/**
 * Messages that left after then, oldest first; one that was being sent when its sender ended counts as leaving `now`.
 * Business time.
 */
export async function sentLately(
  tx: Tx,
  { since, now }: { since: Date; now: Date },
): Promise<{ chatId: number; at: Date }[]> {
  const newest = tx
    .select({ chatId: outbox.chatId, state: outbox.state, sentAt: outbox.sentAt })
    .from(outbox)
    .orderBy(desc(outbox.id))
    .limit(LOOKED_THROUGH)
    .as('newest');
  const rows = await tx
    .select()
    .from(newest)
    .where(or(sql`${newest.state} = 'sending'`, and(sql`${newest.state} = 'sent'`, gt(newest.sentAt, since))))
    .orderBy(asc(newest.sentAt));
  return rows.map(({ chatId, sentAt }) => ({ chatId, at: sentAt ?? now }));
}
