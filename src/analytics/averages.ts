import { addDays, daysBetween, WEEKDAYS, type LocalDate, type Weekday } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';

const DAYS_PER_WEEK = 7;

/** Appeals of one category on one day. */
export interface CategoryCount {
  category: string;
  day: LocalDate;
  count: number;
}

/** The days that means are over. */
export interface MeanDays {
  from: LocalDate;
  /** Which weekday each of them counts as (`dayKinds`). */
  kinds: Uint8Array;
}

/** The mean number of appeals of a category: of a day, and by day of the week; null where no day counts as that one. */
export interface CategoryMeans {
  category: string;
  perDay: number;
  byWeekday: Record<Weekday, number | null>;
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

/**
 * Means of each category over these days, the most frequent first; a day without an appeal counts as nought. Days are told
 * apart as in the norm of the digest (`normOf`): a holiday counts as a Sunday, and the days of an emergency stay in. The
 * baseline of the statistic leaves no day out either: what is usual must not depend on what somebody announced.
 */
export function meansByWeekday(counts: readonly CategoryCount[], { from, kinds }: MeanDays): CategoryMeans[] {
  return byCategory(counts)
    .map(({ category, rows }) => ({
      category,
      perDay: total(rows) / kinds.length,
      byWeekday: Object.fromEntries(
        WEEKDAYS.map((weekday, kind) => {
          const days = kinds.filter((one) => one === kind).length;
          const own = rows.filter(({ day }) => kinds[daysBetween(from, day)] === kind);
          return [weekday, days === 0 ? null : total(own) / days];
        }),
      ) as CategoryMeans['byWeekday'],
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
