import type { SendOutcome } from '../../messenger/port.ts';
import { cardPosted } from '../../store/cards.ts';
import type { Tx } from '../../store/database.ts';
import type { OutboxRow } from '../../store/outbox.ts';
import { markFailed, markSent, requeue } from '../../store/outbox-outcomes.ts';
import { tellAdmins } from '../admin-notice.ts';
import type { App } from '../app.ts';
import { doubt } from './doubt.ts';
import { loseChat } from './lose-chat.ts';
import { moveGroupIn } from '../people/move-group.ts';
import { performIn } from '../perform.ts';
import { pinPosted } from './pin.ts';
import type { Sender } from './sender.ts';

/** Waits of the sender after trouble that is not the message's. Real time. */
const REFUSED_WAIT_MS = 2_000;
const UNAUTHORIZED_WAIT_MS = 30_000;
/** A repeat is made only once: short trouble is over by then. Doubled as long as the trouble lasts. */
const DOUBT_WAIT_MS = 5_000;
const LONGEST_DOUBT_WAIT_MS = 8 * DOUBT_WAIT_MS;

/** Writes what became of an attempt to send, and lets the engine decide on what it means. Closed over every outcome. */
export async function settleSend(app: App, sender: Sender, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  await settle(app, sender, row, outcome);
  sender.memory.unsettled.delete(row.id);
}

/** A repeat the messenger would not have taken: it waits in the queue, longer each time, and is not spent. */
export async function holdBack(app: App, sender: Sender, row: OutboxRow): Promise<void> {
  waitInDoubt(sender, row.chatId);
  await requeue(app.database.db, row);
  sender.memory.unsettled.delete(row.id);
}

async function settle(app: App, sender: Sender, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  const { db } = app.database;
  switch (outcome.kind) {
    case 'sent':
      sender.memory.doubtPauses.delete(row.chatId);
      return sent(app, sender, row, outcome.messageId);
    case 'retry-later':
      wait(sender, outcome.scope === 'all' ? null : row.chatId, outcome.afterMs);
      return void (await requeue(db, row));
    case 'not-accepted':
      wait(sender, null, REFUSED_WAIT_MS);
      return void (await requeue(db, row));
    case 'unauthorized':
      app.log.error({ detail: outcome.detail }, 'the messenger refuses the token');
      wait(sender, null, UNAUTHORIZED_WAIT_MS);
      return void (await requeue(db, row));
    case 'ambiguous':
      waitInDoubt(sender, row.chatId);
      return app.database.transaction((tx) => doubt(tx, app, row, outcome.detail));
    case 'migrated':
      return app.database.transaction(async (tx) => {
        await moveGroupIn(tx, app, row.chatId, outcome.toChatId);
        await requeue(tx, row);
      });
    case 'chat-gone':
      // Marked last: a process that ends in between tries again, and what it has done already has its keys.
      await loseChat(app, {
        chatId: row.chatId,
        detail: outcome.detail,
        mute: outcome.mute === true,
        key: `send:${row.id}:gone`,
      });
      return void (await markFailed(db, row.id, outcome.detail));
    case 'poison':
    case 'photo-refused':
    case 'message-gone':
    case 'not-modified':
      app.log.error({ outbox: row.id, detail: outcome.kind }, 'a message can not be sent as it is');
      return app.database.transaction((tx) =>
        poison(tx, app, row, outcome.kind === 'not-modified' ? '' : outcome.detail),
      );
  }
}

/** Delivery of what an obligation owes is an act: it commits with the mark, so that no crash comes between the two. */
async function sent(app: App, sender: Sender, row: OutboxRow, messageId: number): Promise<void> {
  const at = app.clock();
  const previous = await app.database.transaction(async (tx) => {
    for (const { caseId, key, posts } of row.obligations) {
      await performIn(tx, app, {
        key: `send:${row.id}:${row.attempt}:${caseId}:${key}`,
        regulation: '',
        target: { caseId },
        by: null,
        at,
        body: { kind: 'delivered', obligation: key, posts },
      });
    }
    await markSent(tx, row.id, { messageId, at });
    if (row.form !== 'card' || row.caseId === null) return null;
    return cardPosted(tx, { caseId: row.caseId, chatId: row.chatId, messageId, shown: row.body });
  });
  if (previous !== null) await sender.messenger.disarm(row.chatId, previous);
  if (row.form === 'card' && row.caseId !== null) {
    await pinPosted(app, sender, { caseId: row.caseId, chatId: row.chatId, messageId }, previous);
  }
  if (row.obligations.length > 0) app.wake();
}

async function poison(tx: Tx, app: App, row: OutboxRow, detail: string): Promise<void> {
  await markFailed(tx, row.id, detail);
  await tellAdmins(tx, app, `poison:${row.id}`, { kind: 'message-impossible', detail });
}

function wait({ memory, stopwatch }: Sender, chatId: number | null, ms: number): void {
  const until = stopwatch() + ms;
  if (chatId === null) memory.allWait = Math.max(memory.allWait, until);
  else memory.chatWaits.set(chatId, until);
}

function waitInDoubt(sender: Sender, chatId: number): void {
  const { doubtPauses } = sender.memory;
  const pause = Math.min((doubtPauses.get(chatId) ?? DOUBT_WAIT_MS / 2) * 2, LONGEST_DOUBT_WAIT_MS);
  doubtPauses.set(chatId, pause);
  wait(sender, chatId, pause);
}
