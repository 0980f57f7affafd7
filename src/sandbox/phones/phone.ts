import { keepFile, photoSize } from '../api/file-store.ts';
import {
  announce,
  post,
  quoted,
  secondsOf,
  type Messenger,
  type Posted,
  type Press,
  type Room,
} from '../api/messenger-state.ts';
import { isInside } from '../api/room-access.ts';
import { writtenEntities } from '../api/text-check.ts';
import type { Message, User } from '../api/wire.ts';
import { chatsOf, type ChatView } from './chat-view.ts';
import { addBot, changeBotStatus, emptyRoom, type Push } from './group-chat.ts';
import { botHears } from './privacy.ts';

export interface OutgoingFile {
  name: string;
  mime?: string;
  bytes: Uint8Array;
  caption?: string;
}

/** What a person can do with a phone. Ids of messages come back, so that a test may speak of them. */
export interface Phone {
  user: User;
  /** Opens the bot and sends `/start`, with the code of an invitation if given. Lifts a block. */
  start(code?: string): number;
  /** Follows `https://t.me/<bot>?start=…`; a `?startgroup=…` link needs the group it is opened in. */
  open(link: string, groupId?: number): void;
  send(chatId: number, text: string, replyTo?: number): number;
  /** A picture (PNG, JPEG) goes as a photo, as phones send it, anything else as a document. */
  sendFile(chatId: number, file: OutgoingFile, replyTo?: number): number;
  /** Edits one's own message: the bot is told. */
  edit(chatId: number, messageId: number, text: string): void;
  /** Presses the button that bears `data`. The answer appears in the returned press. */
  press(chatId: number, messageId: number, data: string): Press;
  block(): void;
  deactivate(): void;
  read(chatId: number): void;
  chats(): ChatView[];
}

/** A thing a phone would not let its owner do: no such chat, no such button. */
export class PhoneError extends Error {}

export function createPhone(messenger: Messenger, push: Push, user: User): Phone {
  const read = (room: Room): void => {
    room.readUpTo.set(user.id, room.nextMessageId - 1);
    announce(messenger, { kind: 'read', roomId: room.id, userId: user.id });
  };
  const say = (room: Room, wire: Partial<Message>, replyTo?: number): number => {
    const target = replyTo === undefined ? undefined : room.messages.get(replyTo);
    if (replyTo !== undefined && !target) throw new PhoneError(`нет сообщения ${replyTo} в чате ${room.id}`);
    if (room.type === 'private' && room.bot === 'left') room.bot = 'member';
    const quote = target && { reply_to_message: quoted(target.message) };
    const { message } = post(messenger, room, { from: user, wire: { ...wire, ...quote } });
    read(room);
    if (botHears(messenger, room, message)) push({ message });
    return message.message_id;
  };
  const privateRoom = (): Room => {
    const known = messenger.rooms.get(user.id);
    if (known) return known;
    const room = emptyRoom(user.id, 'private', null, new Map([[user.id, 'member']]));
    messenger.rooms.set(user.id, room);
    return room;
  };
  const myRoom = (chatId: number): Room => {
    const room = chatId === user.id ? privateRoom() : messenger.rooms.get(chatId);
    if (!room || !isInside(room.members.get(user.id) ?? 'left'))
      throw new PhoneError(`чата ${chatId} нет на этом телефоне`);
    return room;
  };

  const start = (code?: string): number => {
    const room = privateRoom();
    if (room.bot === 'kicked') changeBotStatus(messenger, push, room, user, 'member');
    return say(room, textOf(code === undefined ? '/start' : `/start ${code}`));
  };

  return {
    user,
    start,
    open(link, groupId) {
      const query = new URL(link).searchParams;
      const groupCode = query.get('startgroup');
      if (groupCode === null) {
        start(query.get('start') ?? undefined);
        return;
      }
      if (groupId === undefined) throw new PhoneError('ссылка для группы: нужна группа');
      addBot(messenger, push, myRoom(groupId), user, groupCode === '' ? null : groupCode);
    },
    send: (chatId, text, replyTo) => {
      const room = myRoom(chatId);
      if (room.type === 'private' && room.bot === 'kicked') throw new PhoneError('бот заблокирован на этом телефоне');
      return say(room, textOf(text), replyTo);
    },
    sendFile(chatId, file, replyTo) {
      const kept = keepFile(messenger, file.name, file.mime ?? 'application/octet-stream', file.bytes);
      const shared = { file_id: kept.id, file_unique_id: `u${kept.id}`, file_size: kept.bytes.length };
      const size = photoSize(file.bytes);
      const sent = size
        ? { photo: [{ ...shared, ...size }] }
        : { document: { ...shared, file_name: kept.name, mime_type: kept.mime } };
      return say(myRoom(chatId), { ...sent, ...captionOf(file.caption) }, replyTo);
    },
    edit(chatId, messageId, text) {
      const room = myRoom(chatId);
      const posted = ownMessage(room, messageId, user);
      Object.assign(posted.message, textOf(text), { edit_date: secondsOf(messenger.now()) });
      announce(messenger, { kind: 'edited', roomId: room.id, messageId, silent: true });
      if (botHears(messenger, room, posted.message)) push({ edited_message: posted.message });
    },
    press(chatId, messageId, data) {
      const room = pressable(messenger, chatId, user);
      const posted = room.messages.get(messageId);
      const labels = posted?.message.reply_markup?.inline_keyboard.flat() ?? [];
      if (!posted || !labels.some((button) => 'callback_data' in button && button.callback_data === data)) {
        throw new PhoneError('такой кнопки уже нет');
      }
      messenger.counters.press += 1;
      const id = `${user.id}${String(messenger.counters.press).padStart(6, '0')}`;
      const press: Press = { id, userId: user.id, roomId: room.id, messageId, data, answer: null };
      messenger.presses.set(id, press);
      read(room);
      push({ callback_query: { id, from: user, chat_instance: String(room.id), data, message: posted.message } });
      return press;
    },
    block() {
      changeBotStatus(messenger, push, privateRoom(), user, 'kicked');
    },
    deactivate() {
      const account = messenger.accounts.get(user.id);
      if (account) account.deactivated = true;
    },
    read: (chatId) => read(myRoom(chatId)),
    chats: () => chatsOf(messenger, user),
  };
}

function captionOf(caption: string | undefined): Pick<Message, 'caption' | 'caption_entities'> {
  if (caption === undefined || caption === '') return {};
  const entities = writtenEntities(caption);
  return { caption, ...(entities.length > 0 && { caption_entities: entities }) };
}

function textOf(text: string): Pick<Message, 'text' | 'entities'> {
  const entities = writtenEntities(text);
  return entities.length > 0 ? { text, entities } : { text };
}

function ownMessage(room: Room, messageId: number, user: User): Posted {
  const posted = room.messages.get(messageId);
  if (!posted || posted.message.from.id !== user.id) throw new PhoneError('это не ваше сообщение');
  return posted;
}

/** Buttons of a group stay pressable on the messages from before its upgrade. */
function pressable(messenger: Messenger, chatId: number, user: User): Room {
  const room = messenger.rooms.get(chatId);
  if (!room || !isInside(room.members.get(user.id) ?? 'left'))
    throw new PhoneError(`чата ${chatId} нет на этом телефоне`);
  return room;
}
