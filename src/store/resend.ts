import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { outbox } from './schema/messages.ts';

/** Queues a report of this chat again of which nobody knows whether it arrived. False when it is known, or asked for already. */
export async function resendUnknown(tx: Tx, { id, chatId }: { id: number; chatId: number }): Promise<boolean> {
  const rows = await tx
    .update(outbox)
    .set({ state: 'queued', senderEpoch: null, repeat: true })
    .where(
      and(
        eq(outbox.id, id),
        eq(outbox.chatId, chatId),
        eq(outbox.state, 'unknown'),
        inArray(outbox.lane, ['report', 'digest']),
      ),
    )
    .returning({ id: outbox.id });
  return rows.length > 0;
}
