import type { Action } from '../domain/post.ts';

/** A line of the messenger's command menu. */
export interface Command {
  command: string;
  description: string;
}

/** `needs`: the action that the book must give to one of the person's posts; null for everybody in the roster. */
const FOR_POSTS: (Command & { needs: Action | null })[] = [
  { command: 'status', description: 'Режим, открытые инциденты, данные, ближайший срок', needs: 'status' },
  { command: 'incidents', description: 'Открытые инциденты', needs: 'history' },
  { command: 'incident', description: 'Карточка инцидента: /incident 12', needs: 'history' },
  { command: 'who', description: 'Кто на какой должности', needs: 'status' },
  { command: 'open', description: 'Открыть инцидент вручную', needs: 'open-by-hand' },
  { command: 'help', description: 'Что умеет бот', needs: null },
];

const FOR_ADMINS: Command[] = [
  { command: 'invite', description: 'Пригласить на должность' },
  { command: 'watch', description: 'Наблюдение: начать, остановить' },
];

/** The command menu of a chat: what its posts may do; an admin's private chat has the admin's commands too. */
export function commandsFor(may: readonly Action[], admin: boolean): Command[] {
  const own = FOR_POSTS.filter(({ needs }) => needs === null || may.includes(needs) || (admin && needs === 'status'));
  const listed = admin ? [...own, ...FOR_ADMINS] : own;
  return listed.map(({ command, description }) => ({ command, description }));
}
