import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { outbox } from './schema.ts';

type State = (typeof outbox.$inferSelect)['state'];

/**
 * Arrived. Holds even when a later sender had given the message up or queued it again: it was this very message.
 * False when it has ended otherwise.
 */
export function markSent(tx: Tx, id: number, { messageId, at }: { messageId: number; at: Date }): Promise<boolean> {
  return change(tx, id, ['sending', 'queued', 'unknown'], { state: 'sent', messageId, sentAt: at, error: null });
}

/** To be sent again; `repeat` marks it «повтор» because the first attempt may have arrived. */
export function requeue(tx: Tx, id: number, { repeat = false }: { repeat?: boolean } = {}): Promise<boolean> {
  const mark = repeat ? { repeat: true } : {};
  return change(tx, id, ['sending', 'unknown'], { state: 'queued', senderEpoch: null, ...mark });
}

/** Can never arrive. */
export function markFailed(tx: Tx, id: number, error: string): Promise<boolean> {
  return change(tx, id, ['sending', 'queued', 'unknown'], { state: 'failed', error });
}

/** May have arrived, and is not sent again by itself. */
export function markUnknown(tx: Tx, id: number, error: string): Promise<boolean> {
  return change(tx, id, ['sending'], { state: 'unknown', error });
}

/** Changes a message that is in one of the states; false when it is not, so that an end stays final. */
async function change(
  tx: Tx,
  id: number,
  from: State[],
  columns: Partial<typeof outbox.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(outbox)
    .set(columns)
    .where(and(eq(outbox.id, id), inArray(outbox.state, from)))
    .returning({ id: outbox.id });
  return rows.length > 0;
}
