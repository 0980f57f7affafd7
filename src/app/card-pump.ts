import type { SendOutcome } from '../messenger/port.ts';
import { repeatMark } from '../render/message.ts';
import { cardShown, claimDirty, forgetCard, type Card } from '../store/cards.ts';
import { enqueue, isRepeat } from '../store/outbox.ts';
import type { App } from './app.ts';
import type { Sender } from './sender.ts';

const CARDS_AT_ONCE = 16;

/** Brings living cards up to date by editing, as far as the pace allows. Gives how many edits were settled. */
export async function pumpCards(app: App, sender: Sender): Promise<number> {
  const now = sender.stopwatch();
  const { allWait, chatWaits, editWaits } = sender.memory;
  if (allWait > now) return 0;
  for (const [chatId, until] of editWaits) if (until <= now) editWaits.delete(chatId);
  const cards = await claimDirty(app.database.db, CARDS_AT_ONCE, [...editWaits.keys(), ...chatWaits.keys()]);
  for (const card of cards) {
    editWaits.set(card.chatId, sender.stopwatch() + sender.editEveryMs);
    const { caseId, chatId, messageId, wanted } = card;
    if (messageId === null) continue;
    const screen = (await isRepeat(app.database.db, { caseId, chatId, messageId })) ? repeatMark(wanted) : wanted;
    const outcome = await sender.messenger.edit(chatId, messageId, screen);
    await settleEdit(app, sender, { ...card, messageId }, outcome);
  }
  return cards.length;
}

/** A card that has its message. */
type Posted = Card & { messageId: number };

async function settleEdit(app: App, sender: Sender, card: Posted, outcome: SendOutcome): Promise<void> {
  const { db } = app.database;
  const { caseId, chatId, messageId } = card;
  switch (outcome.kind) {
    case 'sent':
    case 'not-modified':
      return cardShown(db, { caseId, chatId, messageId, shown: card.wanted });
    case 'message-gone':
      return postAgain(app, card);
    case 'retry-later':
      sender.memory.chatWaits.set(chatId, sender.stopwatch() + outcome.afterMs);
      return undefined;
    // Shown as wanted as far as anybody can tell; the next change edits again, or the sending lane finds the chat gone.
    case 'poison':
    case 'chat-gone':
    case 'migrated':
      app.log.warn({ case: caseId, outcome: outcome.kind }, 'a card could not be edited');
      return cardShown(db, { caseId, chatId, messageId, shown: card.wanted });
    case 'not-accepted':
    case 'ambiguous':
    case 'unauthorized':
      return undefined;
  }
}

/** Somebody deleted the message: the card is posted again, silently. */
async function postAgain(app: App, card: Posted): Promise<void> {
  const { caseId, chatId, wanted } = card;
  await app.database.transaction(async (tx) => {
    await forgetCard(tx, { caseId, chatId });
    await enqueue(tx, [
      {
        key: `again:${caseId}:${chatId}:${card.messageId}`,
        caseId,
        cases: [caseId],
        obligations: [],
        chatId,
        lane: 'report',
        form: 'card',
        ping: false,
        silent: true,
        body: wanted,
        notBefore: app.clock(),
        expiresAt: null,
      },
    ]);
  });
}
