import { altogether } from '../../analytics/by-responsible.ts';
import type { StatusGroup } from '../../analytics/control.ts';
import { localDate } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import { sinceWords } from '../text/dates.ts';
import { counted, number, percent } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import { lines, type Maybe } from '../text/rich-text.ts';
import type { DraftData } from './draft-data.ts';
import { statusWords, type Figures } from './list-words.ts';

export type Statuses = Extract<DraftData, { draft: 'statuses' }>;

const OF_APPEALS: Forms = ['обращения', 'обращений', 'обращений'];
/** From here on a digit after the comma says nothing. */
const WHOLE_FROM = 20;

/** Above the executors: closed lately and how, what is left, and the shares beside the norms of the book. */
export function statusHead(list: Statuses, book: Book): RichText {
  const groups = list.groups.filter(({ count }) => count > 0);
  const all = altogether(groups);
  return lines(
    closedLine(list, book),
    ...closingNotes(list),
    all === null
      ? 'Отложенных, просроченных и повторных нет.'
      : `Осталось ${counted(all.count, FORMS.appeal)}${isSum(all) ? ':' : ', из них'} ${statusWords(all)}`,
    all !== null && shareLine('Отложено', all.postponed, list, limitOf(list, book, 'postponed')),
    all !== null && shareLine('Повторных', all.repeated, list, limitOf(list, book, 'repeated')),
  );
}

/** Whether the figures add up: an appeal may be overdue, postponed and repeated at once. */
function isSum({ count, overdue, postponed, repeated }: Figures<StatusGroup>): boolean {
  return overdue + postponed + repeated === count;
}

/** «Закрыто со вчерашнего дня: 6, в срок 4 из 5»; after a weekend the day is named. */
function closedLine({ asOf, since, closed }: Statuses, book: Book): string {
  const { inTime, late, undated, withoutTerm } = closed;
  const total = inTime + late + undated + withoutTerm;
  const judged = inTime + late;
  return `Закрыто ${sinceWords(since, asOf, book.district.timezone)}: ${number(total)}${judged > 0 ? `, в срок ${number(inTime)} из ${number(judged)}` : ''}`;
}

/** What cannot be said of how it was closed, and why. */
function closingNotes({ closed, knowsClosing }: Statuses): Maybe<string>[] {
  const { inTime, late, undated, withoutTerm } = closed;
  const isDated = inTime + late + withoutTerm > 0;
  const none = undated > 0 ? !isDated : !knowsClosing && !isDated;
  return [
    none && CLOSING_UNKNOWN,
    undated > 0 &&
      isDated &&
      `У ${counted(undated, OF_APPEALS)} срок закрытия в выгрузке не указан: исполнение в срок по ним не считается.`,
    withoutTerm > 0 && `У ${counted(withoutTerm, OF_APPEALS)} в выгрузке нет срока исполнения: сравнивать не с чем.`,
  ];
}

/** Said wherever «in time» would be expected and cannot be counted. */
export const CLOSING_UNKNOWN = 'Срок закрытия в выгрузке не указан: исполнение в срок не считается.';

function limitOf({ asOf }: Statuses, book: Book, what: 'postponed' | 'repeated'): number | null {
  const name = book.control[what];
  return name === null || asOf === null ? null : percentOf(book, name, localDate(asOf, book.district.timezone));
}

/** «⚠️ Отложено 14 % (7 из 50) при норме не более 10 %» */
function shareLine(word: string, count: number, { inWork }: Statuses, limit: number | null): string | null {
  if (count === 0 || inWork === 0) return null;
  const share = (count / inWork) * 100;
  const over = limit !== null && share > limit;
  const rounded = percent(share < WHOLE_FROM ? share : Math.round(share));
  // Over the norm, and rounded down to it: the figure would contradict its own sign.
  const text = over && rounded === percent(limit) ? `чуть больше ${rounded}` : rounded;
  const norm = limit === null ? '' : ` при норме не более ${percent(limit)}`;
  return `${over ? '⚠️ ' : ''}${word} ${text} (${number(count)} из ${number(inWork)})${norm}`;
}
