import { encode } from '../../render/press.ts';
import { sentWithButton, type SentScreen } from '../../store/buttons-sent.ts';
import { findCardByMessage } from '../../store/cards.ts';
import type { App } from '../app.ts';

/** Data of «Отменить закрытие» of a case. */
export function undoData(caseId: number): string {
  return encode({ verb: 'undo', caseId });
}

/** Reports of the end of a case that still offer to take it back, in every chat; its living cards are brought up to date by themselves. */
export function undoOffers({ database }: Pick<App, 'database'>, caseId: number): Promise<SentScreen[]> {
  return sentWithButton(database.db, { caseId, data: undoData(caseId) });
}

/** Is this message a living card? Its buttons follow from its case, and nobody else touches them. */
export async function isLivingCard(
  { database }: Pick<App, 'database'>,
  { chatId, messageId }: { chatId: number; messageId: number },
): Promise<boolean> {
  return (await findCardByMessage(database.db, chatId, messageId)) !== null;
}
