import type { Messenger, MemberStatus, Room } from './messenger-state.ts';
import { badRequest, forbidden, upgraded } from './refusal.ts';
import type { ChatMember, User } from './wire.ts';

/** The room the bot means, whether or not it may write there. Refuses what Telegram would not find. */
export function knownRoom(messenger: Messenger, chatId: number | string): Room {
  const room = typeof chatId === 'number' ? messenger.rooms.get(chatId) : undefined;
  if (!room) {
    if (typeof chatId === 'number' && sharesGroupWithBot(messenger, chatId)) {
      throw forbidden("bot can't initiate conversation with a user");
    }
    throw badRequest('chat not found');
  }
  return room;
}

/** The room, if the bot may write to it now; otherwise Telegram's refusal. */
export function writableRoom(messenger: Messenger, chatId: number | string): Room {
  const room = knownRoom(messenger, chatId);
  if (room.upgradedTo !== null) throw upgraded(room.upgradedTo);
  if (room.type === 'private') {
    if (messenger.accounts.get(room.id)?.deactivated) throw forbidden('user is deactivated');
    if (room.bot === 'kicked') throw forbidden('bot was blocked by the user');
    if (room.bot === 'left') throw badRequest('chat not found');
    return room;
  }
  if (room.bot === 'kicked') throw forbidden(`bot was kicked from the ${room.type} chat`);
  if (room.bot === 'left') throw forbidden(`bot is not a member of the ${room.type} chat`);
  return room;
}

/** A user Telegram has shown to the bot, so that the refusal is 403 and not 400. */
function sharesGroupWithBot(messenger: Messenger, userId: number): boolean {
  if (!messenger.accounts.has(userId)) return false;
  return [...messenger.rooms.values()].some(
    (room) => room.type !== 'private' && isInside(room.bot) && isInside(room.members.get(userId) ?? 'left'),
  );
}

export const isInside = (status: MemberStatus): boolean =>
  status === 'member' || status === 'administrator' || status === 'creator';

export function memberOf(user: User, status: MemberStatus): ChatMember {
  return status === 'kicked' ? { status, user, until_date: 0 } : { status, user };
}
