import type { SendOutcome } from '../messenger/port.ts';
import { resendOffer } from '../render/resend.ts';
import { cardPosted } from '../store/cards.ts';
import type { Tx } from '../store/database.ts';
import { moveChat } from '../store/move-chat.ts';
import { enqueue, recoverSending, type OutboxRow } from '../store/outbox.ts';
import { markFailed, markSent, markUnknown, requeue } from '../store/outbox-outcomes.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';
import { loseChat } from './lose-chat.ts';
import type { Sender } from './sender.ts';
import { performIn } from './perform.ts';

/** Waits of the sender after trouble that is not the message's. Real time. */
const REFUSED_WAIT_MS = 2_000;
const UNAUTHORIZED_WAIT_MS = 30_000;
const AMBIGUOUS_WAIT_MS = 1_000;

/** Writes what became of an attempt to send, and lets the engine decide on what it means. Closed over every outcome. */
export async function settleSend(app: App, sender: Sender, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  const { db } = app.database;
  switch (outcome.kind) {
    case 'sent':
      return sent(app, sender, row, outcome.messageId);
    case 'retry-later':
      wait(sender, outcome.scope === 'all' ? null : row.chatId, outcome.afterMs);
      return void (await requeue(db, row.id));
    case 'not-accepted':
      wait(sender, null, REFUSED_WAIT_MS);
      return void (await requeue(db, row.id));
    case 'unauthorized':
      app.log.error({ detail: outcome.detail }, 'the messenger refuses the token');
      wait(sender, null, UNAUTHORIZED_WAIT_MS);
      return void (await requeue(db, row.id));
    case 'ambiguous':
      wait(sender, row.chatId, AMBIGUOUS_WAIT_MS);
      return app.database.transaction((tx) => doubt(tx, app, row, outcome.detail));
    case 'migrated':
      return app.database.transaction(async (tx) => {
        await moveChat(tx, row.chatId, outcome.toChatId);
        await requeue(tx, row.id);
      });
    case 'chat-gone':
      await markFailed(db, row.id, outcome.detail);
      return loseChat(app, { chatId: row.chatId, detail: outcome.detail, key: `send:${row.id}:${row.attempt}` });
    case 'poison':
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
        key: `send:${row.id}:${row.attempt}:${key}`,
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
  if (row.obligations.length > 0) app.wake();
}

/**
 * Nobody knows whether it arrived. An alarm or a demand is repeated once, marked; a report or a digest is never sent
 * twice by itself: who is owed it may ask for it again.
 */
async function doubt(tx: Tx, app: App, row: OutboxRow, detail: string): Promise<void> {
  const urgent = row.lane === 'alarm' || row.lane === 'demand';
  if (urgent && !row.repeat) return void (await requeue(tx, row.id, { repeat: true }));
  await markUnknown(tx, row.id, detail);
  if (urgent) return;
  await enqueue(tx, [
    {
      key: `offer:${row.id}`,
      caseId: row.caseId,
      cases: row.cases,
      obligations: [],
      chatId: row.chatId,
      lane: 'demand',
      form: 'plain',
      ping: false,
      silent: true,
      body: resendOffer(row.id, row.lane),
      notBefore: app.clock(),
      expiresAt: null,
    },
  ]);
}

async function poison(tx: Tx, app: App, row: OutboxRow, detail: string): Promise<void> {
  await markFailed(tx, row.id, detail);
  await tellAdmins(tx, app, `poison:${row.id}`, { kind: 'message-impossible', detail });
}

/** What an earlier sender had begun to send when it ended: the same doubt, settled by whoever holds the lease now. */
export async function recover(app: App, epoch: number): Promise<number> {
  return app.database.transaction(async (tx) => {
    const left = await recoverSending(tx, epoch);
    for (const row of left) await doubt(tx, app, row, 'the sender ended before it was told');
    return left.length;
  });
}

function wait({ memory, stopwatch }: Sender, chatId: number | null, ms: number): void {
  const until = stopwatch() + ms;
  if (chatId === null) memory.allWait = Math.max(memory.allWait, until);
  else memory.chatWaits.set(chatId, until);
}
