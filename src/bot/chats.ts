import { Composer, type Context } from 'grammy';
import { loseChat } from '../app/delivery/lose-chat.ts';
import { moveGroup } from '../app/people/move-group.ts';
import { regainChat } from '../app/people/regain-chat.ts';
import type { Services } from './services.ts';

/** Of a member that is in the chat; a restricted one may be. */
const THERE: readonly string[] = ['member', 'administrator', 'creator'];

/**
 * What happens to the chats themselves: the bot was blocked or removed, let in again, or the group got a new id. Stands
 * before the guard: nobody in particular says it.
 */
export function chatsFeature(services: Services): Composer<Context> {
  const composer = new Composer<Context>();
  composer.on('my_chat_member', async (ctx) => {
    const { chat, new_chat_member: now } = ctx.myChatMember;
    const isThere = THERE.includes(now.status) || (now.status === 'restricted' && now.is_member);
    const mute = now.status === 'restricted' && !now.can_send_messages;
    if (!isThere || mute) {
      const key = `member:${ctx.update.update_id}`;
      await loseChat(services.app, {
        chatId: chat.id,
        detail: now.status,
        mute: isThere,
        key,
      });
    } else if (chat.type === 'private') {
      await regainChat(services.app, chat.id);
    }
  });
  composer.on('message:migrate_to_chat_id', async (ctx) => {
    await moveGroup(services.app, ctx.chat.id, ctx.message.migrate_to_chat_id);
  });
  return composer;
}
