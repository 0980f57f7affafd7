import { readCase } from '../../store/cases.ts';
import type { App } from '../app.ts';
import type { Sender } from './sender.ts';

interface Place {
  caseId: number;
  chatId: number;
  messageId: number;
}

/**
 * Pins the new card of an incident in a group, where it would be lost among the words of people; the card it replaces is let
 * go. A private chat with the bot holds little else. Where the bot may not pin nothing is said.
 */
export async function pinPosted(
  { database }: App,
  { messenger }: Sender,
  { caseId, chatId, messageId }: Place,
  previous: number | null,
): Promise<void> {
  const found = isGroup(chatId) ? await readCase(database.db, caseId) : null;
  if (found?.kind !== 'emergency') return;
  if (previous !== null) await messenger.pin(chatId, previous, false);
  if (found.state !== 'closed') await messenger.pin(chatId, messageId, true);
}

/** Lets go of the card of an incident that is over: what is pinned is what is going on. */
export async function unpinOver({ database }: App, { messenger }: Sender, place: Place): Promise<void> {
  const { caseId, chatId, messageId } = place;
  const found = isGroup(chatId) ? await readCase(database.db, caseId) : null;
  if (found?.kind === 'emergency' && found.state === 'closed') await messenger.pin(chatId, messageId, false);
}

/** Ids of groups are negative. */
function isGroup(chatId: number): boolean {
  return chatId < 0;
}
