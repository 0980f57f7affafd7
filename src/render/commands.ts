import type { Action } from '../domain/post.ts';

/** A line of the messenger's command menu. */
export interface Command {
  command: string;
  description: string;
}

/** `needs`: any of the actions that the book gives to one of the person's posts. */
interface PostCommand extends Command {
  needs: readonly Action[];
  /** An admin has it without a post. */
  admin?: boolean;
}

const FOR_POSTS: readonly PostCommand[] = [
  {
    command: 'status',
    description: 'Режим, открытые инциденты, данные, ближайший срок',
    needs: ['status'],
    admin: true,
  },
  { command: 'duty', description: 'Мои обязанности на сегодня', needs: ['duties'] },
  { command: 'incidents', description: 'Открытые инциденты', needs: ['history'] },
  { command: 'incident', description: 'Карточка инцидента: /incident 12', needs: ['history'] },
  { command: 'open', description: 'Открыть инцидент вручную', needs: ['open-by-hand'] },
  { command: 'control', description: 'Принятие, сроки и статусы обращений', needs: ['import', 'status'] },
  { command: 'request', description: 'Вопрос МЦУР: /request и текст', needs: ['request'] },
  { command: 'request', description: 'Записать обращение ЦУР: письмо, звонок', needs: ['register-request'] },
  { command: 'assign', description: 'Дать поручение', needs: ['assign'] },
  { command: 'assignments', description: 'Поручения: мне и от меня', needs: ['assign', 'assignments'] },
  { command: 'roadmap', description: 'Дорожные карты', needs: ['roadmap'] },
  { command: 'registry', description: 'Реестры', needs: ['registers'] },
  { command: 'regulation', description: 'Пункты регламента: /regulation 4.4', needs: ['status'] },
  { command: 'who', description: 'Кто на какой должности', needs: ['status'], admin: true },
  { command: 'absent', description: 'Отсутствия и замены', needs: ['status', 'roster'], admin: true },
  {
    command: 'roster',
    description: 'Кто на смене сейчас и на неделю вперёд',
    needs: ['status', 'roster'],
    admin: true,
  },
];

/** What the head and the officer know by heart (п. 1.4 of both regulations): a word behind the command searches. */
const KNOWLEDGE: readonly Command[] = [
  { command: 'org', description: 'Структура ОМСУ' },
  { command: 'acts', description: 'Правовые акты' },
  { command: 'causes', description: 'Причины обращений' },
  { command: 'measures', description: 'Принятые меры' },
  { command: 'contacts', description: 'Контакты исполнителей' },
  { command: 'averages', description: 'Средние значения обращений' },
];
/** Computed by the bot: there is no register behind it. */
const COMPUTED: readonly string[] = ['averages'];

const HELP: Command = { command: 'help', description: 'Что умеет бот' };

const FOR_ADMINS: readonly Command[] = [
  { command: 'invite', description: 'Пригласить на должность' },
  { command: 'watch', description: 'Наблюдение: начать, остановить' },
  { command: 'relay', description: 'Передавать доклады вручную' },
];

/**
 * The command menu of a chat: what its posts may do; an admin's private chat has the admin's commands too.
 * `registers`: commands of the registers that the reader's books keep; null where they are not known, then all are named.
 */
export function commandsFor(
  may: readonly Action[],
  admin: boolean,
  registers: readonly string[] | null = null,
): Command[] {
  return [...postCommands(may, admin), ...knowledgeCommands(may, registers), HELP, ...(admin ? FOR_ADMINS : [])];
}

/** Without the reference knowledge. A command that two actions give is named once, by the first. */
function postCommands(may: readonly Action[], admin: boolean): Command[] {
  const own = FOR_POSTS.filter(
    ({ needs, admin: forAdmin = false }) => needs.some((action) => may.includes(action)) || (admin && forAdmin),
  );
  return own
    .filter(({ command }, index) => own.findIndex((one) => one.command === command) === index)
    .map(({ command, description }) => ({ command, description }));
}

/** Reference knowledge that the books keep, one tap away. */
export function knowledgeCommands(may: readonly Action[], registers: readonly string[] | null = null): Command[] {
  if (!may.includes('knowledge')) return [];
  return KNOWLEDGE.filter(
    ({ command }) => registers === null || COMPUTED.includes(command) || registers.includes(command),
  );
}
