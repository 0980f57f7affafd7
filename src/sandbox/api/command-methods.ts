import { isObject, jsonField, objectField, type Params } from './fields.ts';
import type { Messenger } from './messenger-state.ts';
import { badRequest } from './refusal.ts';

const maxCommands = 100;
const maxDescriptionUnits = 256;

/** Command lists are kept per scope; the narrowest one that fits is shown to a person. */
export function setMyCommands(messenger: Messenger, params: Params): true {
  const value = jsonField(params, 'commands');
  if (!Array.isArray(value)) throw badRequest("can't parse commands: expected an Array");
  if (value.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  const list = value.map((item: unknown) => {
    const command = isObject(item) ? item['command'] : null;
    const description = isObject(item) ? item['description'] : null;
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description === '' || description.length > maxDescriptionUnits) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
  messenger.commands.set(scopeOf(params), list);
  return true;
}

export function deleteMyCommands(messenger: Messenger, params: Params): true {
  messenger.commands.delete(scopeOf(params));
  return true;
}

export function getMyCommands(messenger: Messenger, params: Params): { command: string; description: string }[] {
  return messenger.commands.get(scopeOf(params)) ?? [];
}

function scopeOf(params: Params): string {
  const scope = objectField(params, 'scope') ?? { type: 'default' };
  return JSON.stringify([scope['type'], scope['chat_id'] ?? null, scope['user_id'] ?? null]);
}

/** What the menu of one chat shows: its own list, else that of its kind, else the default one. */
export function commandsShown(
  messenger: Messenger,
  chatId: number,
  isPrivate: boolean,
): { command: string; description: string }[] {
  const kind = isPrivate ? 'all_private_chats' : 'all_group_chats';
  const scopes = [
    ['chat', chatId, null],
    [kind, null, null],
    ['default', null, null],
  ];
  for (const scope of scopes) {
    const list = messenger.commands.get(JSON.stringify(scope));
    if (list) return list;
  }
  return [];
}
