import { commandsShown } from '../api/command-methods.ts';
import { isInside } from '../api/room-access.ts';
import type { Messenger, Posted, Room } from '../api/messenger-state.ts';
import type { InlineButton, Message, MessageEntity, User } from '../api/wire.ts';

/** A message as one phone shows it. */
export interface MessageView {
  id: number;
  chatId: number;
  at: string;
  fromId: number;
  fromName: string;
  fromBot: boolean;
  mine: boolean;
  text: string;
  entities: MessageEntity[];
  buttons: InlineButton[][];
  document: { name: string; bytes: number; fileId: string } | null;
  photo: { fileId: string; width: number; height: number } | null;
  replyTo: { id: number; text: string } | null;
  edited: boolean;
  silent: boolean;
  forceReply: boolean;
  pinned: boolean;
  reactions: string[];
  /** Words of a service message («группа обновлена»); null for a real one. */
  service: string | null;
}

/** One chat as one phone shows it. */
export interface ChatView {
  id: number;
  type: Room['type'];
  title: string;
  unread: number;
  /** Of the unread ones, those that rang. */
  unreadLoud: number;
  botStatus: Room['bot'];
  commands: { command: string; description: string }[];
  messages: MessageView[];
}

/** The chats of a person, the one with the newest message first. A group that was upgraded shows as one with its successor. */
export function chatsOf(messenger: Messenger, user: User): ChatView[] {
  return [...messenger.rooms.values()]
    .filter((room) => room.upgradedTo === null && isInside(room.members.get(user.id) ?? 'left'))
    .map((room) => chatOf(messenger, room, user))
    .toSorted((a, b) => (b.messages.at(-1)?.at ?? '').localeCompare(a.messages.at(-1)?.at ?? ''));
}

function chatOf(messenger: Messenger, room: Room, user: User): ChatView {
  const before = room.upgradedFrom === null ? undefined : messenger.rooms.get(room.upgradedFrom);
  const rooms = before ? [before, room] : [room];
  const read = room.readUpTo.get(user.id) ?? 0;
  const unread = [...room.messages.values()].filter(
    ({ message }) => message.message_id > read && message.from.id !== user.id,
  );
  return {
    id: room.id,
    type: room.type,
    title: room.type === 'private' ? messenger.bot.first_name : (room.title ?? ''),
    unread: unread.length,
    unreadLoud: unread.filter((posted) => !posted.silent).length,
    botStatus: room.bot,
    commands: commandsShown(messenger, room.id, room.type === 'private'),
    messages: rooms.flatMap((one) => [...one.messages.values()].map((posted) => messageView(posted, user))),
  };
}

export function messageView(posted: Posted, reader: User): MessageView {
  const { message } = posted;
  return {
    id: message.message_id,
    chatId: message.chat.id,
    at: new Date(message.date * 1000).toISOString(),
    fromId: message.from.id,
    fromName: nameOf(message.from),
    fromBot: message.from.is_bot,
    mine: message.from.id === reader.id,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    document: message.document
      ? { name: message.document.file_name, bytes: message.document.file_size, fileId: message.document.file_id }
      : null,
    photo: message.photo?.[0]
      ? { fileId: message.photo[0].file_id, width: message.photo[0].width, height: message.photo[0].height }
      : null,
    replyTo: message.reply_to_message
      ? { id: message.reply_to_message.message_id, text: shortText(message.reply_to_message) }
      : null,
    edited: message.edit_date !== undefined,
    silent: posted.silent,
    forceReply: posted.forceReply,
    pinned: posted.pinned,
    reactions: posted.reactions,
    service: serviceText(message),
  };
}

export const nameOf = (user: User): string => [user.first_name, user.last_name].filter(Boolean).join(' ');

const quoteUnits = 80;

function shortText(message: Message): string {
  const text = message.text ?? message.caption ?? message.document?.file_name ?? 'Фотография';
  const line = text.split('\n')[0] ?? '';
  return line.length > quoteUnits ? `${line.slice(0, quoteUnits - 1)}…` : line;
}

function serviceText(message: Message): string | null {
  if (message.new_chat_members) return `В группе теперь: ${message.new_chat_members.map(nameOf).join(', ')}`;
  if (message.left_chat_member) return `Больше не в группе: ${nameOf(message.left_chat_member)}`;
  if (message.migrate_to_chat_id !== undefined) return 'Группа стала супергруппой';
  if (message.migrate_from_chat_id !== undefined) return 'Продолжение группы';
  if (message.pinned_message) return 'Сообщение закреплено';
  return null;
}
