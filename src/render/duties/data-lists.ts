import { altogether } from '../../analytics/by-responsible.ts';
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
import type { Part } from '../view.ts';
import type { DraftData } from './draft-data.ts';
import { eachHasOne, peopleOf, rowsOf, type ControlList } from './list-rows.ts';
import { deadlineWords, type ListRow } from './list-words.ts';
import { responsibleLines, unanswered } from './responsible-lines.ts';
import { statusHead } from './status-lines.ts';

/** Whether the data of a draft are a list of appeals by executor. */
export function isControlList(data: DraftData): data is ControlList {
  return ['not-accepted', 'stuck', 'deadlines', 'statuses'].includes(data.draft);
}

const NO_EXECUTOR = 'исполнитель не указан';
const EXECUTOR: Forms = ['исполнитель', 'исполнителя', 'исполнителей'];

/** «Данные на 19.03.2026 09:40»; that there are none. */
export function asOfLine(asOf: Date | null, zone: TimeZone): string {
  return asOf === null
    ? 'Данные ещё не загружались: состояние обращений неизвестно.'
    : `Данные на ${fullTime(asOf, zone)}`;
}

/** The same under a control list, which counts more than the system that a clause may name (Khimki 2.5). */
export function controlAsOf(asOf: Date | null, zone: TimeZone): string {
  return asOf === null ? asOfLine(null, zone) : `${asOfLine(asOf, zone)}, все источники`;
}

/**
 * «Данные всех списков — на 19.03.2026 09:40, все источники»: where a message would say it below each of several lists. null
 * where it says it once, or the lists are of different times.
 */
export function listsAsOf(parts: readonly Pick<Part, 'data' | 'view'>[], said: string): string | null {
  const dates = new Set(
    parts.flatMap(({ data, view }) =>
      data !== null && isControlList(data) && data.asOf !== null
        ? [controlAsOf(data.asOf, view.book.district.timezone)]
        : [],
    ),
  );
  const [line, ...others] = dates;
  if (line === undefined || others.length > 0 || said.split(line).length <= 2) return null;
  return line.replace(/^Данные/u, 'Данные всех списков —');
}

/** How much of a list is said. */
interface Extent {
  /** Executors. */
  shown: number;
  /** With the time of the data, where nothing around the list says it. */
  dated?: boolean;
  /** With who answers for all of it, where nothing around the list says it. */
  answered?: boolean;
}

/**
 * The list for a phone: the totals, so many executors, how much stands behind «…ещё», and who answers for it. Unknown is
 * said, never guessed, and nothing is said twice.
 */
export function controlLines(
  list: ControlList,
  book: Book,
  { shown, dated = true, answered = true }: Extent,
): RichText {
  const zone = book.district.timezone;
  if (list.asOf === null) return lines(asOfLine(null, zone));
  return lines(
    headOf(list, book),
    ...executorLines(list, shown),
    answered && whoAnswers(list, book),
    dated && controlAsOf(list.asOf, zone),
  );
}

function executorLines(list: ControlList, shown: number): (string | false)[] {
  const rows = rowsOf(list);
  const several = peopleOf(list).length > 1;
  const [only, ...others] = rows;
  const totalsSayAll = list.draft === 'deadlines' || list.draft === 'statuses';
  if (only && others.length === 0 && totalsSayAll) return [onlyExecutor(only) + (several ? whoOf(only) : '')];
  const hidden = rows.slice(shown).filter(({ count }) => count > 0);
  const rest = hidden.reduce((sum, { count }) => sum + count, 0);
  return [
    ...rows.slice(0, shown).map((row) => `• ${executorName(row.executor)} — ${row.words}${several ? whoOf(row) : ''}`),
    hidden.length > 0 && `…ещё ${counted(hidden.length, EXECUTOR)}: ${counted(rest, FORMS.appeal)}`,
  ];
}

function whoAnswers(list: ControlList, book: Book): RichText | string | null {
  return eachHasOne(list) ? unanswered(peopleOf(list), book) : responsibleLines(peopleOf(list), book);
}

function onlyExecutor({ executor }: ListRow): string {
  const name = clean(executor, CAP.name);
  return name === '' ? sentence(NO_EXECUTOR) : `Исполнитель: ${name}`;
}

function executorName(executor: string): string {
  const name = clean(executor, CAP.name);
  return name === '' ? NO_EXECUTOR : name;
}

/** «; отв. начальник отдела энергетики»; nothing where the executor answers for itself, or nobody is known. */
function whoOf({ executor, responsible }: Whose): string {
  const isItself = executor !== '' && fold(responsible).endsWith(fold(executor));
  return responsible === '' || isItself ? '' : `; отв. ${clean(responsible, CAP.title)}`;
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
