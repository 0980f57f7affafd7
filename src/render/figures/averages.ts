import { WEEKDAYS, type LocalDate, type Weekday } from '../../domain/calendar.ts';
import type { RichText, Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { asOfLine } from '../duties/data-lists.ts';
import { periodText, SHORT_WEEKDAYS } from '../text/dates.ts';
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
  /** Weeks they would be over if the data reached back so far. */
  weeksWanted: number;
  /** Their first and last day; null when there is none. */
  period: { from: LocalDate; to: LocalDate } | null;
  /** Most frequent first. */
  rows: AverageRow[];
}

export interface AverageRow {
  category: string;
  perDay: number;
  /** null where no day of the period counts as that one. */
  byWeekday: Record<Weekday, number | null>;
  /** Appeals of the same weeks a year ago, a day; null where there are no data. */
  lastYearPerDay: number | null;
  /** A week, for each thousand of residents; null where the population is not set. */
  perThousand: number | null;
}

const WEEK: Forms = ['неделю', 'недели', 'недель'];
const CATEGORIES_SHOWN = 20;

/** `/averages`: what is usual, so that a rise can be told from it. */
export function renderAverages(view: AveragesView): Screen {
  const { book, clause, asOf, weeks, rows } = view;
  const hidden = rows.length - CATEGORIES_SHOWN;
  const known = asOf !== null && weeks > 0;
  const text = paragraphs(
    lines(bold(`Средние значения обращений${inBrackets(book, clause)}`), `${book.district.title} · ${book.name}`),
    !known &&
      (asOf === null ? asOfLine(null, book.district.timezone) : 'Полных недель в данных нет: средние неизвестны.'),
    known && shortPeriod(view),
    ...(known ? rows.slice(0, CATEGORIES_SHOWN).map(rowBlock) : []),
    known && rows.length === 0 && 'Обращений не было.',
    known && hidden > 0 && `…ещё ${hidden}`,
    known && footer(view),
  );
  return fit({ ...text, buttons: [] });
}

/** «⚠️ Период короткий»: a norm of two weeks is no norm yet. */
function shortPeriod({ weeks, weeksWanted }: AveragesView): string | null {
  if (weeks >= weeksWanted) return null;
  return `⚠️ Период короткий: полных недель ${number(weeks)} из ${number(weeksWanted)}, значения предварительные.`;
}

/** Source, period and formula of the figures above (Ruza 2.12). */
function footer({ book, asOf, weeks, period, rows }: AveragesView): RichText {
  const days = period === null ? '' : `, ${periodText(period.from, period.to)}`;
  const { population } = book.district;
  return italic(
    lines(
      `В день, за ${counted(weeks, WEEK)}${days}: обращения ÷ число таких дней; день — по дате обращения, источники все.`,
      'Праздничные дни считаются воскресеньями, как в норме сводки. Дни аварий входят в средние.',
      rows.every(({ lastYearPerDay }) => lastYearPerDay === null)
        ? 'За те же недели год назад данных нет.'
        : 'Год назад — те же дни недели, 52 недели раньше.',
      population !== null && `Жителей: ${number(population)}.`,
      asOfLine(asOf, book.district.timezone),
    ),
  );
}

/** A share of a thousand is often below a tenth: two digits after the comma then. */
function fine(value: number): string {
  return value >= 1 ? number(value) : String(Number(value.toFixed(2))).replace('.', ',');
}

function meanText(mean: number | null): string {
  return mean === null ? '–' : number(mean);
}

function rowBlock({ category, perDay, byWeekday, lastYearPerDay, perThousand }: AverageRow): RichText {
  return lines(
    bold(`${clean(category, CAP.title)}: ${number(perDay)}`),
    WEEKDAYS.map((day) => `${SHORT_WEEKDAYS[day]} ${meanText(byWeekday[day])}`).join(' · '),
    [
      lastYearPerDay === null ? '' : `год назад ${number(lastYearPerDay)}`,
      perThousand === null ? '' : `на 1000 жителей ${fine(perThousand)} в неделю`,
    ]
      .filter((words) => words !== '')
      .join('; '),
  );
}
