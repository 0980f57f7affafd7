import type { RichText } from '../../domain/message.ts';
import type { TimeZone } from '../../domain/calendar.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { lines, sentence } from '../text/rich-text.ts';
import type { DraftData } from '../view.ts';

/** Lists of appeals by executor, most pressing first. Counts only: a demand shows a few, a report more. */
export type ControlList = Extract<DraftData, { draft: 'not-accepted' | 'stuck' | 'deadlines' | 'statuses' }>;

const EXECUTOR: Forms = ['исполнитель', 'исполнителя', 'исполнителей'];

/** «Данные на 19.03.2026 09:40»; that there are none. */
export function asOfLine(asOf: Date | null, zone: TimeZone): string {
  return asOf === null
    ? 'Данные ещё не загружались: состояние обращений неизвестно.'
    : `Данные на ${fullTime(asOf, zone)}`;
}

/**
 * The list for a phone: the totals, so many executors, and how much stands behind «…ещё». Unknown is said, never guessed.
 * `dated`: with the time of the data, where nothing around the list says it.
 */
export function controlLines(list: ControlList, zone: TimeZone, shown: number, dated = true): RichText {
  if (list.asOf === null) return lines(asOfLine(null, zone));
  const rows = rowsOf(list);
  const hidden = rows.slice(shown);
  const rest = hidden.reduce((sum, { count }) => sum + count, 0);
  return lines(
    headOf(list, rows),
    ...rows.slice(0, shown).map(({ executor, words }) => `• ${executorName(executor)} — ${words}`),
    hidden.length > 0 && `…ещё ${counted(hidden.length, EXECUTOR)}: ${counted(rest, FORMS.appeal)}`,
    dated && asOfLine(list.asOf, zone),
  );
}

function executorName(executor: string): string {
  const name = clean(executor, CAP.name);
  return name === '' ? 'исполнитель не указан' : name;
}

interface Row {
  executor: string;
  /** Appeals behind the line. */
  count: number;
  words: string;
}

function rowsOf(list: ControlList): Row[] {
  switch (list.draft) {
    case 'not-accepted':
    case 'stuck':
      return list.groups.map(({ executor, count, oldestDays }) => ({
        executor,
        count,
        words: `${number(count)}, старейшее — ${counted(oldestDays, FORMS.day)}`,
      }));
    case 'deadlines':
      return list.groups.map((group) => ({
        executor: group.executor,
        count: group.overdue + group.today + group.soon,
        words: deadlineWords(group),
      }));
    case 'statuses':
      return list.groups.map((group) => ({
        executor: group.executor,
        count: group.postponed + group.overdue + group.repeated,
        words: statusWords(group),
      }));
  }
}

/** The total above the list, in the words of the control. */
function headOf(list: ControlList, rows: readonly Row[]): string {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  switch (list.draft) {
    case 'not-accepted':
      return total === 0 ? 'Все обращения приняты в работу.' : `Не приняты в работу: ${counted(total, FORMS.appeal)}`;
    case 'stuck':
      return total === 0 ? 'Обращений без движения нет.' : `Без движения: ${counted(total, FORMS.appeal)}`;
    case 'deadlines':
      return total === 0 ? 'Просроченных и срочных обращений нет.' : sentence(deadlineWords(sumOf(list.groups)));
    case 'statuses': {
      const left =
        total === 0 ? 'отложенных, просроченных и повторных нет' : `осталось: ${statusWords(sumOf(list.groups))}`;
      return `Закрыто со вчерашнего дня: ${number(list.closedSinceYesterday)}; ${left}`;
    }
  }
}

/** The figures of all executors together. */
function sumOf<T extends { executor: string }>(groups: readonly T[]): Omit<T, 'executor'> {
  const [first, ...rest] = groups.map(({ executor: _, ...figures }) => figures as Record<string, number>);
  return rest.reduce(
    (sum, one) => Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + (one[key] ?? 0)])),
    first ?? {},
  ) as Omit<T, 'executor'>;
}

function deadlineWords({ overdue, today, soon }: { overdue: number; today: number; soon: number }): string {
  return counts([
    ['просрочено', overdue],
    ['сегодня', today],
    ['в ближайшие рабочие дни', soon],
  ]);
}

function statusWords(figures: { postponed: number; promisePassed: number; overdue: number; repeated: number }): string {
  const passed = figures.promisePassed > 0 ? ` (обещанный срок прошёл: ${number(figures.promisePassed)})` : '';
  return counts([
    ['просрочено', figures.overdue],
    ['отложено', figures.postponed, passed],
    ['повторных', figures.repeated],
  ]);
}

/** «просрочено 3, сегодня 2»: what is nought is left out. */
function counts(figures: readonly (readonly [word: string, count: number, after?: string])[]): string {
  return figures
    .filter(([, count]) => count > 0)
    .map(([word, count, after = '']) => `${word} ${number(count)}${after}`)
    .join(', ');
}
