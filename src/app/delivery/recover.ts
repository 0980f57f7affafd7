import type { SendOutcome } from '../../messenger/port.ts';
import { recoverSending, type OutboxRow } from '../../store/outbox.ts';
import type { App } from '../app.ts';
import { doubt } from './doubt.ts';
import { settleSend } from './send-outcome.ts';
import type { Sender } from './sender.ts';

/**
 * Settles what is `sending` though nobody is sending it: begun by an earlier sender, or by this one, to which the database
 * failed after the messenger had answered. How it ended is written if that is known; else it is a doubt. `busy`: messages
 * on their way in this process. Gives how many were doubtful.
 */
export async function recover(app: App, sender: Sender, busy: readonly OutboxRow[]): Promise<number> {
  const busyIds = new Set(busy.map(({ id }) => id));
  for (const { row, outcome } of sender.memory.unsettled.values()) {
    if (!busyIds.has(row.id)) await settleAgain(app, sender, row, outcome);
  }
  const except = [...busyIds, ...sender.memory.unsettled.keys()];
  return app.database.transaction(async (tx) => {
    const left = await recoverSending(tx, { epoch: sender.epoch, except });
    for (const row of left) await doubt(tx, app, row, 'the sender ended before it was told');
    return left.length;
  });
}

async function settleAgain(app: App, sender: Sender, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  // Another sender may have settled it in its own way meanwhile; only an arrival still counts.
  if (row.senderEpoch !== sender.epoch && outcome.kind !== 'sent') {
    sender.memory.unsettled.delete(row.id);
    return;
  }
  try {
    await settleSend(app, sender, row, outcome);
  } catch (error) {
    app.log.error({ outbox: row.id, err: error }, 'what became of a message can not be written, tried again');
  }
}
