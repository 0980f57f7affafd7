import type { Context } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { isLivingCard, undoData, undoOffers } from '../../app/acts/undo-offers.ts';
import type { Told } from '../act.ts';
import { attempt } from '../reply.ts';
import type { Services } from '../services.ts';

type Keyboard = InlineKeyboardButton[][];

/** The button is for one press: once that is answered, what it stands under loses it. */
export function withoutUndo(services: Services, ctx: Context, caseId: number, told: Told): Told {
  return { ...told, followUp: () => withdrawUndo(services, ctx, { caseId, done: !told.window }) };
}

/**
 * «Отменить закрытие» was pressed, and takes nothing back any more: the message it was pressed on loses it and, where it has
 * taken the closing back, so does every report of that closing, in all chats. The living cards follow from the case.
 */
async function withdrawUndo(
  services: Services,
  ctx: Context,
  { caseId, done }: { caseId: number; done: boolean },
): Promise<void> {
  const { app, payloadOf } = services;
  const pressed = ctx.callbackQuery?.message;
  const place = { chatId: pressed?.chat.id ?? 0, messageId: pressed?.message_id ?? 0 };
  const offers = done ? await undoOffers(app, caseId) : [];
  for (const { chatId, messageId, body } of offers) {
    await takeOff(services, ctx, { chatId, messageId }, caseId, payloadOf(body).reply_markup.inline_keyboard);
  }
  const known = offers.some(({ chatId, messageId }) => chatId === place.chatId && messageId === place.messageId);
  const keyboard = pressed && 'reply_markup' in pressed ? pressed.reply_markup?.inline_keyboard : undefined;
  if (!keyboard || known || (await isLivingCard(app, place))) return;
  await takeOff(services, ctx, place, caseId, keyboard);
}

async function takeOff(
  services: Services,
  ctx: Context,
  { chatId, messageId }: { chatId: number; messageId: number },
  caseId: number,
  keyboard: Keyboard,
): Promise<void> {
  const data = undoData(caseId);
  const isUndo = (button: InlineKeyboardButton) => 'callback_data' in button && button.callback_data === data;
  const rows = keyboard.map((row) => row.filter((button) => !isUndo(button))).filter((row) => row.length > 0);
  await attempt(services, 'editMessageReplyMarkup', () =>
    ctx.api.editMessageReplyMarkup(chatId, messageId, { reply_markup: { inline_keyboard: rows } }),
  );
}
