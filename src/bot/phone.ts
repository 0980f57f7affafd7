import { Composer, Keyboard, type Context } from 'grammy';
import { keepPhone } from '../app/people/phone.ts';
import type { Screen } from '../domain/message.ts';
import {
  NOT_YOUR_PHONE,
  PHONE_IN_PRIVATE,
  phoneAsked,
  phoneTold,
  REMOVE_PHONE,
  SHARE_PHONE,
} from '../render/people/phone.ts';
import { plain } from '../render/replies.ts';
import { attempt, say } from './reply.ts';
import type { Services } from './services.ts';

/** `/phone` and the messenger's «поделиться контактом»: a person's own number, of their free will. */
export function phoneFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.command('phone', async (ctx) => {
    if (ctx.chat.type !== 'private') return void (await say(services, ctx, plain(PHONE_IN_PRIVATE)));
    const written = ctx.match.trim();
    if (written === '') return sayAskingPhone(services, ctx, phoneAsked());
    await keep(services, ctx, written.toLowerCase() === REMOVE_PHONE ? null : written);
  });
  composer.chatType('private').on('message:contact', async (ctx) => {
    const { user_id: whose, phone_number: phone } = ctx.message.contact;
    if (whose !== ctx.from.id) return void (await say(services, ctx, plain(NOT_YOUR_PHONE)));
    // The messenger leaves out the plus of some countries.
    await keep(services, ctx, phone.startsWith('+') ? phone : `+${phone}`);
  });
  return composer;
}

async function keep(services: Services, ctx: Context, written: string | null): Promise<void> {
  const told = await keepPhone(services.app, { personId: ctx.from?.id ?? 0, written });
  await sayWith(services, ctx, plain(phoneTold(told)), { remove_keyboard: true });
}

/** Says something with the messenger's button for one's own number under the field. */
export async function sayAskingPhone(services: Services, ctx: Context, screen: Screen): Promise<void> {
  await sayWith(services, ctx, screen, new Keyboard().requestContact(SHARE_PHONE).oneTime().resized());
}

async function sayWith(
  services: Services,
  ctx: Context,
  screen: Screen,
  markup: Keyboard | { remove_keyboard: true },
): Promise<void> {
  const { text, entities, link_preview_options } = services.payloadOf(screen);
  await attempt(services, 'sendMessage', () =>
    ctx.reply(text, { entities, link_preview_options, reply_markup: markup }),
  );
}
