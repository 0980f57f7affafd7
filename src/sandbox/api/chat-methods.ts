import { chatIdField, flagField, intField, isObject, jsonField, type Params } from './fields.ts';
import { announce, post, quoted, wireChat, type Messenger, type Posted, type Room } from './messenger-state.ts';
import { badRequest } from './refusal.ts';
import { memberOf, writableRoom } from './room-access.ts';
import type { ChatMember } from './wire.ts';

export function getChat(messenger: Messenger, params: Params): Record<string, unknown> {
  const room = writableRoom(messenger, chatIdField(params));
  const pinned = [...room.messages.values()].findLast((posted) => posted.pinned);
  return {
    ...wireChat(messenger, room),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {},
    ...(pinned && { pinned_message: quoted(pinned.message) }),
  };
}

export function getChatMember(messenger: Messenger, params: Params): ChatMember {
  const room = writableRoom(messenger, chatIdField(params));
  const userId = intField(params, 'user_id') ?? 0;
  if (userId === messenger.bot.id) return memberOf(messenger.bot, room.bot);
  const account = messenger.accounts.get(userId);
  if (!account) throw badRequest('user not found');
  return memberOf(account.user, room.members.get(userId) ?? 'left');
}

export function getChatAdministrators(messenger: Messenger, params: Params): ChatMember[] {
  const room = writableRoom(messenger, chatIdField(params));
  if (room.type === 'private') throw badRequest('there are no administrators in the private chat');
  const found: ChatMember[] = [];
  for (const [userId, status] of room.members) {
    const account = messenger.accounts.get(userId);
    if (account && (status === 'creator' || status === 'administrator')) found.push(memberOf(account.user, status));
  }
  if (room.bot === 'administrator') found.push(memberOf(messenger.bot, room.bot));
  return found;
}

export function leaveChat(messenger: Messenger, params: Params): true {
  const room = writableRoom(messenger, chatIdField(params));
  if (room.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  room.bot = 'left';
  post(messenger, room, { from: messenger.bot, silent: true, wire: { left_chat_member: messenger.bot } });
  return true;
}

export function pinChatMessage(messenger: Messenger, params: Params): true {
  const { room, posted } = target(messenger, params);
  if (room.type !== 'private' && room.bot !== 'administrator') {
    throw badRequest('not enough rights to manage pinned messages in the chat');
  }
  posted.pinned = true;
  post(messenger, room, {
    from: messenger.bot,
    silent: flagField(params, 'disable_notification') || room.type === 'private',
    wire: { pinned_message: quoted(posted.message) },
  });
  return true;
}

export function setMessageReaction(messenger: Messenger, params: Params): true {
  const { room, posted } = target(messenger, params);
  const reactions = jsonField(params, 'reaction');
  const emoji = Array.isArray(reactions) ? reactions.map((one: unknown) => (isObject(one) ? one['emoji'] : null)) : [];
  if (emoji.some((one) => typeof one !== 'string' || !ALLOWED_REACTIONS.has(one))) throw badRequest('REACTION_INVALID');
  posted.reactions = emoji.map(String);
  announce(messenger, { kind: 'edited', roomId: room.id, messageId: posted.message.message_id, silent: true });
  return true;
}

/** Part of Telegram's list: what a bot of an office may use. */
const ALLOWED_REACTIONS: ReadonlySet<string> = new Set([
  '👍',
  '👎',
  '❤',
  '🔥',
  '👏',
  '🤔',
  '👌',
  '🙏',
  '👀',
  '🤝',
  '✍',
  '🫡',
  '🆒',
  '⚡',
]);

function target(messenger: Messenger, params: Params): { room: Room; posted: Posted } {
  const room = writableRoom(messenger, chatIdField(params));
  const posted = room.messages.get(intField(params, 'message_id') ?? 0);
  if (!posted) throw badRequest('message not found');
  return { room, posted };
}
