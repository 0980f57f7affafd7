import {
  announce,
  post,
  secondsOf,
  wireChat,
  type Messenger,
  type MemberStatus,
  type Room,
} from '../api/messenger-state.ts';
import { isInside, memberOf } from '../api/room-access.ts';
import { writtenEntities } from '../api/text-check.ts';
import type { UpdateBody, User } from '../api/wire.ts';

export type Push = (body: UpdateBody) => void;

const firstGroupNumber = 4_000_000_000;
const supergroupBase = -1_000_000_000_000;

/** Makes a group of people; the bot is not in it yet. */
export function createGroup(messenger: Messenger, title: string, creator: User, members: User[]): Room {
  messenger.counters.group += 1;
  const id = -(firstGroupNumber + messenger.counters.group);
  const people = new Map<number, MemberStatus>(members.map((user) => [user.id, 'member']));
  people.set(creator.id, 'creator');
  const room = emptyRoom(id, 'group', title, people);
  messenger.rooms.set(id, room);
  announce(messenger, { kind: 'room', roomId: id });
  return room;
}

/**
 * Adds the bot, as a tap on `?startgroup=<code>` does: the membership update, the service message, and
 * `/start@bot <code>` in the name of the one who added it.
 */
export function addBot(messenger: Messenger, push: Push, room: Room, by: User, code: string | null): void {
  changeBotStatus(messenger, push, room, by, 'member');
  const joined = post(messenger, room, { from: by, silent: true, wire: { new_chat_members: [messenger.bot] } });
  push({ message: joined.message });
  if (code === null) return;
  const text = `/start@${messenger.bot.username ?? ''} ${code}`;
  const said = post(messenger, room, { from: by, wire: { text, entities: writtenEntities(text) } });
  push({ message: said.message });
}

/** Puts the bot out of the group; from then on it may not write there. */
export function kickBot(messenger: Messenger, push: Push, room: Room, by: User): void {
  post(messenger, room, { from: by, silent: true, wire: { left_chat_member: messenger.bot } });
  changeBotStatus(messenger, push, room, by, 'kicked');
}

export function promoteBot(messenger: Messenger, push: Push, room: Room, by: User): void {
  changeBotStatus(messenger, push, room, by, 'administrator');
}

/** Tells the bot how it now stands in a chat. */
export function changeBotStatus(messenger: Messenger, push: Push, room: Room, by: User, status: MemberStatus): void {
  const old = room.bot;
  room.bot = status;
  push({
    my_chat_member: {
      chat: wireChat(messenger, room),
      from: by,
      date: secondsOf(messenger.now()),
      old_chat_member: memberOf(messenger.bot, old),
      new_chat_member: memberOf(messenger.bot, status),
    },
  });
  announce(messenger, { kind: 'room', roomId: room.id });
}

/** Telegram's upgrade to a supergroup: a new id, two service messages, and the old chat refuses every write. */
export function upgradeGroup(messenger: Messenger, push: Push, room: Room, by: User): Room {
  const next = emptyRoom(supergroupBase + room.id, 'supergroup', room.title ?? '', new Map(room.members));
  next.bot = room.bot;
  next.upgradedFrom = room.id;
  messenger.rooms.set(next.id, next);
  const farewell = post(messenger, room, { from: by, silent: true, wire: { migrate_to_chat_id: next.id } });
  room.upgradedTo = next.id;
  const welcome = post(messenger, next, { from: by, silent: true, wire: { migrate_from_chat_id: room.id } });
  if (isInside(room.bot)) {
    push({ message: farewell.message });
    push({ message: welcome.message });
  }
  return next;
}

export function emptyRoom(
  id: number,
  type: Room['type'],
  title: string | null,
  members: Map<number, MemberStatus>,
): Room {
  return {
    id,
    type,
    title,
    members,
    bot: 'left',
    messages: new Map(),
    nextMessageId: 1,
    upgradedTo: null,
    upgradedFrom: null,
    readUpTo: new Map(),
  };
}
