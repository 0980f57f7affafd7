import { WEEKDAYS, type Weekday } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { asOfLine } from '../duties/data-lists.ts';
import { fit } from '../text/fit.ts';
import { counted, number } from '../text/numbers.ts';
import type { Forms } from '../text/plural.ts';
import { bold, italic, lines, paragraphs } from '../text/rich-text.ts';

/** Mean numbers of appeals per category (п. 1.4): over so many whole weeks, by weekday. */
export interface AveragesView {
  book: Book;
  /** Clause that demands them. */
  clause: string;
  asOf: Date | null;
  /** Weeks the means are over; 0 when there is not one. */
  weeks: number;
  /** Most frequent first. */
  rows: AverageRow[];
}

export interface AverageRow {
  category: string;
  byWeekday: Record<Weekday, number>;
  /** Appeals of the same weeks a year ago, a day; null where there are no data. */
  lastYearPerDay: number | null;
  /** A week, for each thousand of residents; null where the population is not set. */
  perThousand: number | null;
}

const SHORT: Record<Weekday, string> = {
  monday: 'пн',
  tuesday: 'вт',
  wednesday: 'ср',
  thursday: 'чт',
  friday: 'пт',
  saturday: 'сб',
  sunday: 'вс',
};
const WEEK: Forms = ['неделю', 'недели', 'недель'];
const CATEGORIES_SHOWN = 20;

/** `/averages`: what is usual, so that a rise can be told from it. */
export function renderAverages({ book, clause, asOf, weeks, rows }: AveragesView): Screen {
  const hidden = rows.length - CATEGORIES_SHOWN;
  const known = asOf !== null && weeks > 0;
  const text = paragraphs(
    lines(bold(`Средние значения обращений${inBrackets(book, clause)}`), `${book.district.title} · ${book.name}`),
    !known &&
      (asOf === null ? asOfLine(null, book.district.timezone) : 'Полных недель в данных нет: средние неизвестны.'),
    ...(known ? rows.slice(0, CATEGORIES_SHOWN).map(rowBlock) : []),
    known && rows.length === 0 && 'Обращений не было.',
    known && hidden > 0 && `…ещё ${hidden}`,
    known && italic(`В день, за ${counted(weeks, WEEK)}. ${asOfLine(asOf, book.district.timezone)}`),
  );
  return fit({ ...text, buttons: [] });
}

function rowBlock({ category, byWeekday, lastYearPerDay, perThousand }: AverageRow): RichText {
  const mean = WEEKDAYS.reduce((sum, day) => sum + byWeekday[day], 0) / WEEKDAYS.length;
  return lines(
    bold(`${clean(category, CAP.title)}: ${number(mean)}`),
    WEEKDAYS.map((day) => `${SHORT[day]} ${number(byWeekday[day])}`).join(' · '),
    [
      lastYearPerDay === null ? '' : `год назад ${number(lastYearPerDay)}`,
      perThousand === null ? '' : `на 1000 жителей ${number(perThousand)} в неделю`,
    ]
      .filter((words) => words !== '')
      .join('; '),
  );
}
