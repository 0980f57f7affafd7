import type { Messenger, Room } from '../api/messenger-state.ts';
import type { Message } from '../api/wire.ts';

/**
 * Whether the bot hears what a person wrote. Privacy mode is on: in a group it hears commands that are not another bot's,
 * and replies to its own messages; as an administrator it hears everything.
 */
export function botHears(messenger: Messenger, room: Room, message: Message): boolean {
  if (room.type === 'private') return room.bot === 'member';
  if (room.bot === 'administrator') return true;
  if (room.bot !== 'member') return false;
  if (message.reply_to_message?.from.id === messenger.bot.id) return true;
  return isCommandFor(message.text ?? message.caption ?? '', messenger.bot.username ?? '');
}

function isCommandFor(text: string, username: string): boolean {
  const match = /^\/[a-zA-Z0-9_]{1,64}(?:@([a-zA-Z0-9_]+))?(?=\s|$)/.exec(text);
  if (!match) return false;
  return match[1] === undefined || match[1].toLowerCase() === username.toLowerCase();
}
