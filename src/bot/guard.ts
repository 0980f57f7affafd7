import { Composer, type Context } from 'grammy';
import { FROM_A_GROUP, TOO_MANY_UPDATES } from '../render/replies.ts';
import { attempt } from './reply.ts';
import type { Services } from './services.ts';

/** Who Telegram says writes for a group that hides its admins. */
const ANONYMOUS_ADMIN_ID = 1_087_968_824;

/**
 * Stands before every feature. Lets through what a known kind of sender did: a person, in their own name, not too often.
 * An edited message changes nothing; a channel is nobody.
 */
export function guardFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.use(async (ctx, next) => {
    if (!ctx.message && !ctx.callbackQuery) return;
    if (isUnnamed(ctx)) return refuseUnnamed(services, ctx);
    const admission = services.limits.updates.admit(`user:${ctx.from?.id}`);
    if (admission.kind === 'let-through') return next();
    const words = admission.kind === 'first-refused' ? TOO_MANY_UPDATES : '';
    if (ctx.callbackQuery) {
      await attempt(services, 'answerCallbackQuery', () =>
        ctx.answerCallbackQuery(words === '' ? {} : { text: words }),
      );
    } else if (words !== '') {
      await attempt(services, 'sendMessage', () => ctx.reply(words));
    }
  });
  return composer;
}

/** An anonymous admin, a channel writing into its group, another bot, or nobody at all. */
function isUnnamed(ctx: Context): boolean {
  return !ctx.from || ctx.from.is_bot || ctx.from.id === ANONYMOUS_ADMIN_ID || ctx.message?.sender_chat !== undefined;
}

async function refuseUnnamed(services: Services, ctx: Context): Promise<void> {
  if (ctx.callbackQuery) {
    await attempt(services, 'answerCallbackQuery', () =>
      ctx.answerCallbackQuery({ text: FROM_A_GROUP, show_alert: true }),
    );
    return;
  }
  // A bot is not answered at all: two polite bots would talk for ever.
  const isBot = ctx.from?.is_bot === true && ctx.from.id !== ANONYMOUS_ADMIN_ID && !ctx.message?.sender_chat;
  if (isBot || !isForBot(ctx)) return;
  if (services.limits.strangers.admit(`chat:${ctx.chat?.id}`).kind !== 'let-through') return;
  await attempt(services, 'sendMessage', () => ctx.reply(FROM_A_GROUP));
}

/** Whether a message was meant for the bot: in a group a command, or a reply to it. */
export function isForBot(ctx: Context): boolean {
  const message = ctx.message;
  if (!message) return false;
  if (message.chat.type === 'private' || message.reply_to_message?.from?.id === ctx.me.id) return true;
  const addressee = /^\/\w+@(\w+)/.exec(message.text ?? '')?.[1];
  return isCommand(ctx) && (addressee === undefined || addressee.toLowerCase() === ctx.me.username.toLowerCase());
}

/** Whether a message begins with a command. */
export function isCommand(ctx: Context): boolean {
  const first = ctx.message?.entities?.[0];
  return first?.type === 'bot_command' && first.offset === 0;
}
