import { GrammyError, HttpError, type Context } from 'grammy';
import type { Screen } from '../domain/message.ts';
import { toast } from '../render/text/toast.ts';
import type { Speaking } from './services.ts';

export interface ReplyTerms {
  /** Answer this message, if it still exists. */
  replyTo?: number;
}

/**
 * Says something in the chat of the update. Gives the message's id, or null when the messenger would not take it: an
 * answer is never worth doing the act again, so nothing is thrown.
 */
export async function say(
  services: Speaking,
  ctx: Context,
  screen: Screen,
  terms: ReplyTerms = {},
): Promise<number | null> {
  const chatId = ctx.chat?.id;
  if (chatId === undefined) return null;
  const { reply_markup: keyboard, ...payload } = services.payloadOf(screen);
  const sent = await attempt(services, 'sendMessage', () =>
    ctx.api.sendMessage(chatId, payload.text, {
      entities: payload.entities,
      link_preview_options: payload.link_preview_options,
      ...(screen.buttons.length > 0 ? { reply_markup: keyboard } : {}),
      ...(terms.replyTo === undefined
        ? {}
        : { reply_parameters: { message_id: terms.replyTo, allow_sending_without_reply: true } }),
    }),
  );
  return sent?.message_id ?? null;
}

/** Brings the message that was pressed to another screen. False when the messenger would not take it. */
export async function changePressed(services: Speaking, ctx: Context, screen: Screen): Promise<boolean> {
  const message = ctx.callbackQuery?.message;
  return message ? changeMessage(services, ctx, message.message_id, screen) : false;
}

/** Brings a message of the bot in this chat to another screen. False when the messenger would not take it. */
export async function changeMessage(
  services: Speaking,
  ctx: Context,
  messageId: number,
  screen: Screen,
): Promise<boolean> {
  const chatId = ctx.chat?.id;
  if (chatId === undefined) return false;
  const { text, ...other } = services.payloadOf(screen);
  const changed = await attempt(services, 'editMessageText', () =>
    ctx.api.editMessageText(chatId, messageId, text, other),
  );
  return changed !== null;
}

/** Answers a press: a passing word, or a window that stays until it is closed. False when the press is too old for it. */
export async function answerPress(services: Speaking, ctx: Context, words: string, window: boolean): Promise<boolean> {
  const text = toast(words);
  const answered = await attempt(services, 'answerCallbackQuery', () =>
    ctx.answerCallbackQuery(text === '' ? {} : { text, show_alert: window }),
  );
  return answered !== null;
}

/** Runs a call of the messenger; null when it failed, which is logged without payload or address. */
export async function attempt<T>(services: Speaking, method: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    services.app.log.warn({ method, ...failureOf(error) }, 'an answer was not taken');
    return null;
  }
}

/** grammY's errors hold the payload and the address with the token: only these fields may be logged. */
function failureOf(error: unknown): { code: number | null; description: string } {
  if (error instanceof GrammyError) return { code: error.error_code, description: error.description };
  if (error instanceof HttpError) return { code: null, description: 'no answer' };
  throw error;
}
