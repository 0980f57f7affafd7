import { addDays, weekdayOf, WEEKDAYS, type LocalDate, type Weekday } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';

const DAYS_PER_WEEK = 7;

/** Appeals of one category on one day. */
export interface CategoryCount {
  category: string;
  day: LocalDate;
  count: number;
}

/** The mean number of appeals of a category: of a day, and by day of the week. */
export interface CategoryMeans {
  category: string;
  perDay: number;
  byWeekday: Record<Weekday, number>;
}

/** How many whole weeks, ending with the last complete day, are known: `most` at most. `isKnown`: every day from one to it. */
export function completeWeeks(last: LocalDate, most: number, isKnown: (from: LocalDate) => boolean): number {
  let weeks = 0;
  while (weeks < most && isKnown(firstOfWeeks(last, weeks + 1))) weeks += 1;
  return weeks;
}

/** The first day of so many weeks that end with a day. */
export function firstOfWeeks(last: LocalDate, weeks: number): LocalDate {
  return addDays(last, 1 - weeks * DAYS_PER_WEEK);
}

/** Means of each category over so many weeks, the most frequent first; a day without an appeal counts as nought. */
export function meansByWeekday(counts: readonly CategoryCount[], weeks: number): CategoryMeans[] {
  return byCategory(counts)
    .map(({ category, rows }) => ({
      category,
      perDay: total(rows) / (weeks * DAYS_PER_WEEK),
      byWeekday: Object.fromEntries(
        WEEKDAYS.map((weekday) => [weekday, total(rows.filter(({ day }) => weekdayOf(day) === weekday)) / weeks]),
      ) as Record<Weekday, number>,
    }))
    .toSorted((one, other) => other.perDay - one.perDay || one.category.localeCompare(other.category, 'ru'));
}

/** Appeals a week for each thousand of residents. */
export function perThousandAWeek(perDay: number, population: number): number {
  return (perDay * DAYS_PER_WEEK * 1000) / population;
}

/** Exports write one category in several ways; the spelling that comes first is what people read. */
function byCategory(counts: readonly CategoryCount[]): { category: string; rows: CategoryCount[] }[] {
  const groups = new Map<string, { category: string; rows: CategoryCount[] }>();
  for (const row of counts) {
    const group = groups.get(fold(row.category)) ?? { category: row.category, rows: [] };
    group.rows.push(row);
    groups.set(fold(row.category), group);
  }
  return [...groups.values()];
}

function total(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
