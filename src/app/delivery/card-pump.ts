import type { SendOutcome } from '../../messenger/port.ts';
import { repeatMark } from '../../render/message.ts';
import { cardShown, claimDirty, forgetCard, type Card } from '../../store/cards.ts';
import { isRepeat } from '../../store/outbox.ts';
import type { App } from '../app.ts';
import { createCrew, type Crew, type CrewOptions } from '../crew.ts';
import { unpinOver } from './pin.ts';
import { postAgain } from './post-again.ts';
import type { Sender } from './sender.ts';

/** A card that has its message. */
type Posted = Card & { messageId: number };

/** Edits on their way at the same time, each in a chat of its own. */
const EDITS_AT_ONCE = 16;
/** A chat whose card could not be edited is left alone for so long. Real time. */
const FAILED_EDIT_WAIT_MS = 1_000;
/** Of the room in the pace, so much is left for messages: an alarm finds it though cards change all the time. */
const LEFT_FOR_MESSAGES = 5;

/**
 * Brings living cards up to date by editing, as far as the pace leaves room beside the messages, and while none of these
 * waits for its turn: no alarm waits for an edit.
 */
export function createEditingCrew(
  app: App,
  senderNow: () => Sender,
  hooks: Pick<CrewOptions<Posted>, 'freed' | 'failed'>,
): Crew {
  return createCrew<Posted>({
    size: EDITS_AT_ONCE,
    claim: (busyChats) => claimOne(app, senderNow(), busyChats),
    work: async (card) => {
      const sender = senderNow();
      await editOne(app, sender, card).finally(() => sender.pacer.letGo(card));
      return true;
    },
    ...hooks,
  });
}

async function claimOne(app: App, sender: Sender, busy: number[]): Promise<Posted | null> {
  const now = sender.stopwatch();
  const { allWait, chatWaits, editWaits, messagesWait } = sender.memory;
  if (!sender.mine() || allWait > now || messagesWait || !sender.pacer.hasRoom(now, LEFT_FOR_MESSAGES)) return null;
  for (const waits of [editWaits, chatWaits]) {
    for (const [chatId, until] of waits) if (until <= now) waits.delete(chatId);
  }
  const full = sender.pacer.fullChats(now, LEFT_FOR_MESSAGES);
  const [card] = await claimDirty(app.database.db, 1, [...busy, ...editWaits.keys(), ...chatWaits.keys(), ...full]);
  if (!card || card.messageId === null) return null;
  const claimed = { ...card, messageId: card.messageId };
  editWaits.set(card.chatId, sender.stopwatch() + sender.editEveryMs);
  sender.pacer.hold(claimed);
  return claimed;
}

async function editOne(app: App, sender: Sender, card: Posted): Promise<void> {
  const { caseId, chatId, messageId, wanted } = card;
  const screen = (await isRepeat(app.database.db, { caseId, chatId, messageId })) ? repeatMark(wanted) : wanted;
  const { messenger, photos } = sender;
  const outcome = await photos.with(screen, (photo) => messenger.edit(chatId, messageId, screen, photo));
  await settleEdit(app, sender, card, outcome);
}

async function settleEdit(app: App, sender: Sender, card: Posted, outcome: SendOutcome): Promise<void> {
  const { db } = app.database;
  const { caseId, chatId, messageId } = card;
  switch (outcome.kind) {
    case 'sent':
    case 'not-modified':
      await cardShown(db, { caseId, chatId, messageId, shown: card.wanted });
      return unpinOver(app, sender, card);
    case 'message-gone':
      return deleted(app, card);
    case 'retry-later':
      sender.memory.chatWaits.set(chatId, sender.stopwatch() + outcome.afterMs);
      return undefined;
    // Shown as wanted as far as anybody can tell; the next change edits again, or the sending lane finds the chat gone.
    case 'poison':
    case 'photo-refused':
    case 'chat-gone':
    case 'migrated':
      app.log.warn({ case: caseId, outcome: outcome.kind }, 'a card could not be edited');
      return cardShown(db, { caseId, chatId, messageId, shown: card.wanted });
    case 'not-accepted':
    case 'ambiguous':
    case 'unauthorized':
      sender.memory.editWaits.set(chatId, sender.stopwatch() + FAILED_EDIT_WAIT_MS);
      return undefined;
  }
}

/** Somebody deleted the message: the card is posted again, silently. */
async function deleted(app: App, { caseId, chatId, messageId, wanted }: Posted): Promise<void> {
  await app.database.transaction(async (tx) => {
    await forgetCard(tx, { caseId, chatId });
    await postAgain(tx, app, { key: `again:${caseId}:${chatId}:${messageId}`, caseId, chatId, wanted });
  });
}
