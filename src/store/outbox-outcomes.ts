import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { outbox } from './schema/messages.ts';

type State = (typeof outbox.$inferSelect)['state'];

/**
 * Arrived. Holds even when a later sender had given the message up or queued it again: it was this very message.
 * False when it has ended otherwise.
 */
export function markSent(tx: Tx, id: number, { messageId, at }: { messageId: number; at: Date }): Promise<boolean> {
  return change(tx, id, ['sending', 'queued', 'unknown'], { state: 'sent', messageId, sentAt: at, error: null });
}

/** One attempt to send a message. */
export type AttemptAt = Pick<typeof outbox.$inferSelect, 'id' | 'attempt'>;

/**
 * To be sent again; `repeat` marks it «повтор» because the first attempt may have arrived. Nothing changes when another
 * attempt has begun: a sender that lost its lease has no say in what its successor is sending.
 */
export function requeue(
  tx: Tx,
  { id, attempt }: AttemptAt,
  { repeat = false }: { repeat?: boolean } = {},
): Promise<boolean> {
  const mark = repeat ? { repeat: true } : {};
  return change(tx, id, ['sending', 'unknown'], { state: 'queued', senderEpoch: null, ...mark }, attempt);
}

/** Can never arrive. */
export function markFailed(tx: Tx, id: number, error: string): Promise<boolean> {
  return change(tx, id, ['sending', 'queued', 'unknown'], { state: 'failed', error });
}

/** May have arrived, and is not sent again by itself. Nothing changes when another attempt has begun. */
export function markUnknown(tx: Tx, { id, attempt }: AttemptAt, error: string): Promise<boolean> {
  return change(tx, id, ['sending'], { state: 'unknown', error }, attempt);
}

/** Changes a message that is in one of the states; false when it is not, so that an end stays final. */
async function change(
  tx: Tx,
  id: number,
  from: State[],
  columns: Partial<typeof outbox.$inferInsert>,
  attempt?: number,
): Promise<boolean> {
  const rows = await tx
    .update(outbox)
    .set(columns)
    .where(
      and(
        eq(outbox.id, id),
        inArray(outbox.state, from),
        attempt === undefined ? undefined : eq(outbox.attempt, attempt),
      ),
    )
    .returning({ id: outbox.id });
  return rows.length > 0;
}
