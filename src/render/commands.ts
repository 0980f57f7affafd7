import type { Action } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';

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
  /** Only for somebody of the house, in their private chat. */
  alone?: boolean;
  /** Only where one of the reader's books has what is behind it. */
  kept?: boolean;
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
  // Whoever may get an action of a roadmap has the right to assignments, also under a book that gives none.
  {
    command: 'assignments',
    description: 'Поручения: мне и от меня',
    needs: ['assign', 'assignments'],
    kept: true,
  },
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
  // Whoever may come to lead an incident: the number stands on its card.
  { command: 'phone', description: 'Мой телефон для коллег: оставить, убрать', needs: ['acknowledge'], alone: true },
];

/** What the head and the officer know by heart (п. 1.4 of both regulations): a word behind the command searches. */
const KNOWLEDGE: readonly Command[] = [
  { command: 'org', description: 'Структура ОМСУ' },
  { command: 'acts', description: 'Правовые акты' },
  { command: 'causes', description: 'Причины обращений' },
  { command: 'measures', description: 'Принятые меры' },
  { command: 'contacts', description: 'Контакты исполнителей' },
  { command: 'event', description: 'События: плановые работы, отключения, погода' },
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
 * `kept`: commands behind which the reader's books keep something; null where they are not known, then all are named.
 * `alone`: the private chat of somebody of the house.
 */
export function commandsFor(
  may: readonly Action[],
  admin: boolean,
  kept: readonly string[] | null = null,
  alone = false,
): Command[] {
  const own = postCommands(may, admin, alone).filter(({ command }) => isKept(command, kept));
  return [...own, ...knowledgeCommands(may, kept), HELP, ...(admin ? FOR_ADMINS : [])];
}

/** Has the command something behind it in one of the books? Most are of the bot itself. */
export function isKept(command: string, kept: readonly string[] | null): boolean {
  return kept === null || kept.includes(command) || !FOR_POSTS.some((one) => one.kept && one.command === command);
}

/** Without the reference knowledge. A command that two actions give is named once, by the first. */
function postCommands(may: readonly Action[], admin: boolean, alone: boolean): Command[] {
  const own = FOR_POSTS.filter(
    ({ needs, admin: forAdmin = false, alone: whenAlone = false }) =>
      (alone || !whenAlone) && (needs.some((action) => may.includes(action)) || (admin && forAdmin)),
  );
  return own
    .filter(({ command }, index) => own.findIndex((one) => one.command === command) === index)
    .map(({ command, description }) => ({ command, description }));
}

/** Reference knowledge that the books keep, one tap away. */
export function knowledgeCommands(may: readonly Action[], kept: readonly string[] | null = null): Command[] {
  if (!may.includes('knowledge')) return [];
  return KNOWLEDGE.filter(({ command }) => kept === null || COMPUTED.includes(command) || kept.includes(command));
}

/** The commands behind which these books keep something: a register, assignments that are given. */
export function commandsKept(books: readonly Book[]): string[] {
  const registers = books.flatMap((book) => Object.values(book.registers).flatMap(({ command }) => command ?? []));
  const gives = books.some(({ rules }) => Object.values(rules).some((rule) => rule.of === 'assignment'));
  return [...new Set(registers), ...(gives ? ['assignments'] : [])];
}
