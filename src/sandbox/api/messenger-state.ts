import type { Chat, ChatMember, Message, MessageEntity, User } from './wire.ts';

/** Somebody with a phone. */
export interface Account {
  user: User;
  deactivated: boolean;
}

/** A message in a chat, and what the wire does not say about it. */
export interface Posted {
  message: Message;
  silent: boolean;
  /** Asks the reader to answer by a reply; the phone opens the reply field. */
  forceReply: boolean;
  previewOff: boolean;
  pinned: boolean;
  reactions: string[];
}

export type MemberStatus = ChatMember['status'];

/** A private chat of one person with the bot, or a group. */
export interface Room {
  id: number;
  type: Chat['type'];
  title: string | null;
  /** People in it, the bot apart. In a private chat: its one person. */
  members: Map<number, MemberStatus>;
  /** How the bot stands here. Private: `left` = never started, `kicked` = blocked by the person. */
  bot: MemberStatus;
  messages: Map<number, Posted>;
  nextMessageId: number;
  upgradedTo: number | null;
  upgradedFrom: number | null;
  /** Newest message each person has read. */
  readUpTo: Map<number, number>;
}

export interface StoredFile {
  id: string;
  path: string;
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** A press waiting for, or having got, the bot's answer. */
export interface Press {
  id: string;
  userId: number;
  roomId: number;
  messageId: number;
  data: string;
  answer: PressAnswer | null;
}

/** What the presser was shown: a toast, or an alert to be closed by hand. Empty text: nothing. */
export interface PressAnswer {
  text: string;
  alert: boolean;
}

/** What a phone or a page may want to know at once. */
export type SandboxEvent =
  | { kind: 'message' | 'edited' | 'deleted'; roomId: number; messageId: number; silent: boolean }
  | { kind: 'answered'; roomId: number; press: Press }
  | { kind: 'room'; roomId: number }
  | { kind: 'read'; roomId: number; userId: number };

/** All that is remembered, as plain data. */
export interface Holdings {
  accounts: Map<number, Account>;
  rooms: Map<number, Room>;
  files: Map<string, StoredFile>;
  presses: Map<string, Press>;
  /** Command lists by scope, as JSON. */
  commands: Map<string, { command: string; description: string }[]>;
  counters: { file: number; press: number; account: number; group: number };
}

/** The whole messenger. One bot lives in it. */
export interface Messenger extends Holdings {
  bot: User;
  now: () => Date;
  listeners: Set<(event: SandboxEvent) => void>;
}

/** A messenger nobody uses yet. */
export const nothingHeld = (): Holdings => ({
  accounts: new Map(),
  rooms: new Map(),
  files: new Map(),
  presses: new Map(),
  commands: new Map(),
  counters: { file: 0, press: 0, account: 0, group: 0 },
});

/** `token` gives the bot's id, as Telegram's tokens do. */
export function createMessenger(
  identity: { token: string; username: string; name: string },
  now: () => Date,
  holdings: Holdings,
): Messenger {
  const id = Number(identity.token.split(':')[0]);
  const bot = { id, is_bot: true, first_name: identity.name, username: identity.username };
  return { ...holdings, bot, now, listeners: new Set() };
}

export function announce(messenger: Messenger, event: SandboxEvent): void {
  for (const listener of messenger.listeners) listener(event);
}

export function wireChat(messenger: Messenger, room: Room): Chat {
  if (room.type !== 'private') return { id: room.id, type: room.type, title: room.title ?? '' };
  const user = messenger.accounts.get(room.id)?.user;
  const chat: Chat = { id: room.id, type: 'private' };
  if (user) {
    chat.first_name = user.first_name;
    if (user.last_name !== undefined) chat.last_name = user.last_name;
    if (user.username !== undefined) chat.username = user.username;
  }
  return chat;
}

export const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** What a new message may bring besides its number, date and chat. */
export interface PostBody {
  from: User;
  silent?: boolean;
  forceReply?: boolean;
  previewOff?: boolean;
  wire: Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>;
}

/** Puts a message into a room and tells the listeners. Numbers run per room, from 1, so that a bot which forgets the chat errs. */
export function post(messenger: Messenger, room: Room, body: PostBody): Posted {
  const message: Message = {
    message_id: room.nextMessageId,
    date: secondsOf(messenger.now()),
    chat: wireChat(messenger, room),
    from: body.from,
    ...body.wire,
  };
  room.nextMessageId += 1;
  const posted: Posted = {
    message,
    silent: body.silent ?? false,
    forceReply: body.forceReply ?? false,
    previewOff: body.previewOff ?? false,
    pinned: false,
    reactions: [],
  };
  room.messages.set(message.message_id, posted);
  announce(messenger, { kind: 'message', roomId: room.id, messageId: message.message_id, silent: posted.silent });
  return posted;
}

/** A message as another message quotes it: without its own quote, as Telegram does. */
export function quoted(message: Message): Message {
  const { reply_to_message: _dropped, ...rest } = message;
  return rest;
}

export type TextBody = { text: string; entities: MessageEntity[] };
