import { altogether, byResponsible } from '../../analytics/by-responsible.ts';
import type { Whose } from '../../analytics/control.ts';
import type { RichText } from '../../domain/message.ts';
import type { TimeZone } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { counted } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { lines, sentence } from '../text/rich-text.ts';
import type { DraftData } from './draft-data.ts';
import { closedWords, deadlineWords, statusWords, unacceptedWords, type ListRow } from './list-words.ts';
import { responsibleLines, unanswered } from './responsible-lines.ts';
import { statusHead } from './status-lines.ts';

/** Lists of appeals by executor, most pressing first. Counts only: a demand shows a few, a report more, the table all. */
export type ControlList = Extract<DraftData, { draft: 'not-accepted' | 'stuck' | 'deadlines' | 'statuses' }>;

/** Whether the data of a draft are one of them. */
export function isControlList(data: DraftData): data is ControlList {
  return ['not-accepted', 'stuck', 'deadlines', 'statuses'].includes(data.draft);
}

const EXECUTOR: Forms = ['исполнитель', 'исполнителя', 'исполнителей'];

/** «Данные на 19.03.2026 09:40»; that there are none. */
export function asOfLine(asOf: Date | null, zone: TimeZone): string {
  return asOf === null
    ? 'Данные ещё не загружались: состояние обращений неизвестно.'
    : `Данные на ${fullTime(asOf, zone)}`;
}

/**
 * The list for a phone: the totals, so many executors, how much stands behind «…ещё», and who answers for it. Unknown is
 * said, never guessed. `dated`: with the time of the data, where nothing around the list says it.
 */
export function controlLines(
  list: ControlList,
  book: Book,
  { shown, dated = true }: { shown: number; dated?: boolean },
): RichText {
  const zone = book.district.timezone;
  if (list.asOf === null) return lines(asOfLine(null, zone));
  const rows = rowsOf(list);
  const hidden = rows.slice(shown);
  const rest = hidden.reduce((sum, { count }) => sum + count, 0);
  const known = new Set(rows.map(({ responsible }) => fold(responsible)).filter((name) => name !== ''));
  return lines(
    headOf(list, book),
    ...rows
      .slice(0, shown)
      .map((row) => `• ${executorName(row.executor)} — ${row.words}${known.size > 1 ? whoOf(row) : ''}`),
    hidden.length > 0 && `…ещё ${counted(hidden.length, EXECUTOR)}: ${counted(rest, FORMS.appeal)}`,
    isRepeated(people(list), rows.slice(0, shown))
      ? unanswered(people(list), book)
      : responsibleLines(people(list), book),
    dated && asOfLine(list.asOf, zone),
  );
}

/** Does the list above name each responsible, with the same figures? It does so where there are several. */
function isRepeated(all: readonly Omit<ListRow, 'executor'>[], shown: readonly ListRow[]): boolean {
  const known = all.filter(({ responsible }) => responsible !== '');
  const isShown = ({ responsible, words }: Omit<ListRow, 'executor'>) =>
    shown.some((row) => fold(row.responsible) === fold(responsible) && row.words === words);
  return known.length > 1 && known.every(isShown);
}

function executorName(executor: string): string {
  const name = clean(executor, CAP.name);
  return name === '' ? 'исполнитель не указан' : name;
}

/** «; отв. начальник отдела энергетики»; nothing where the executor answers for itself, or nobody is known. */
function whoOf({ executor, responsible }: Whose): string {
  const isItself = executor !== '' && fold(responsible).endsWith(fold(executor));
  return responsible === '' || isItself ? '' : `; отв. ${clean(responsible, CAP.title)}`;
}

function rowsOf(list: ControlList): ListRow[] {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck':
      return list.groups.map((group) => ({ ...group, words: unacceptedWords(group) }));
    case 'deadlines':
      return list.groups.map((group) => ({ ...group, count: dueCount(group), words: deadlineWords(group) }));
    case 'statuses':
      // Who has closed all it had stands in the figures of its responsible.
      return list.groups.filter(({ count }) => count > 0).map((group) => ({ ...group, words: statusWords(group) }));
  }
}

/** The same list by who answers for it. */
function people(list: ControlList): Omit<ListRow, 'executor'>[] {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck':
      return byResponsible(list.groups).map((group) => ({ ...group, words: unacceptedWords(group) }));
    case 'deadlines':
      return byResponsible(list.groups).map((one) => ({ ...one, count: dueCount(one), words: deadlineWords(one) }));
    case 'statuses':
      return byResponsible(list.groups).map((group) => ({ ...group, words: closedWords(group) }));
  }
}

type Due = Parameters<typeof deadlineWords>[0];

function dueCount({ overdue, today, inOne, inTwo, inThree }: Due): number {
  return overdue + today + inOne + inTwo + inThree;
}

/** The total above the list, in the words of the control. */
function headOf(list: ControlList, book: Book): RichText | string {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck': {
      const all = altogether(list.groups);
      const [what, none] = UNMOVED[list.draft];
      return all === null ? none : `${what}: ${counted(all.count, FORMS.appeal)}`;
    }
    case 'deadlines': {
      const all = altogether(list.groups);
      return all === null ? 'Просроченных и срочных обращений нет.' : sentence(deadlineWords(all));
    }
    case 'statuses':
      return statusHead(list, book);
  }
}

const UNMOVED = {
  'not-accepted': ['Не приняты в работу', 'Все обращения приняты в работу.'],
  stuck: ['Без движения', 'Обращений без движения нет.'],
} as const;
