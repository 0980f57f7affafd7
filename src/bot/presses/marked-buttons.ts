import type { Context } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { encode, type Press } from '../../render/press.ts';
import { attempt } from '../reply.ts';
import type { Services } from '../services.ts';

/** Before the words of a button whose matter is done. */
const DONE = '✓ ';

/**
 * Shows on the pressed message what the press did: the pressed button is ticked; «Все отмечены» ticks every item of its
 * list. The rest of the message stays as it was sent.
 */
export async function markPressed(services: Services, ctx: Context, press: Press): Promise<void> {
  const message = ctx.callbackQuery?.message;
  const keyboard = message && 'reply_markup' in message ? message.reply_markup?.inline_keyboard : undefined;
  if (!keyboard) return;
  const marked = keyboard.map((row) => row.map((button) => (isOf(button, press) ? ticked(button) : button)));
  if (JSON.stringify(marked) === JSON.stringify(keyboard)) return;
  await attempt(services, 'editMessageReplyMarkup', () =>
    ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: marked } }),
  );
}

function isOf(button: InlineKeyboardButton, press: Press): boolean {
  if (!('callback_data' in button)) return false;
  const own = encode(press);
  if (button.callback_data === own) return true;
  return press.verb === 'checkall' && button.callback_data.startsWith(`check:${press.caseId}:${press.rule}:`);
}

function ticked(button: InlineKeyboardButton): InlineKeyboardButton {
  return button.text.startsWith(DONE) ? button : { ...button, text: DONE + button.text.replace(/^☐ /, '') };
}
