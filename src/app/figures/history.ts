import { dayKinds } from '../../analytics/day-kinds.ts';
import type { PeriodPair } from '../../analytics/periods.ts';
import { SYSTEMIC_LOOKS_AT_DAYS } from '../../analytics/systemic.ts';
import { addDays, daysBetween, type LocalDate } from '../../domain/calendar.ts';
import { isComplete, type DayRange } from '../../domain/coverage.ts';
import type { Book } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import { readCoverage } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { readDaySeries, type PlaceSeries, type Scope } from '../../store/day-series.ts';
import { listPlacesOf } from '../../store/places.ts';
import { scopeTest } from './scope.ts';

/** What the assessment of one day rests on: the longest baseline and the longest window that ends with the day. */
const DAYS_OF_ONE = 59;
/** The same for each of the days that are looked back at. */
const DAYS_READ = DAYS_OF_ONE + SYSTEMIC_LOOKS_AT_DAYS - 1;

/**
 * The daily counts of what a book watches. Each array has as many numbers as there are days from `from` to `to`, or to a later
 * day that it was read through.
 */
export interface History {
  from: LocalDate;
  to: LocalDate;
  /** The complete days; a number of any other day means nothing. */
  complete: readonly DayRange[];
  /** Which weekday each day counts as, by the production calendar. */
  kinds: Uint8Array;
  /** What is watched, as the database is asked for it. */
  scope: Scope;
  places: readonly PlaceSeries[];
}

/**
 * The history of what a book (with every name of its series) watches, of as many days as any figure of the day rests on
 * with which it ends. `through`: also of the days after it, which are not complete: they are shown, never compared.
 */
export async function readHistory(
  tx: Tx,
  { district, emergency }: Book,
  {
    to,
    through = to,
    complete,
    isWorkingDay,
  }: { to: LocalDate; through?: LocalDate; complete: readonly DayRange[]; isWorkingDay: IsWorkingDay },
): Promise<History> {
  const from = addDays(to, 1 - DAYS_READ);
  const days = { district: district.id, from, to: through };
  const tests = emergency.watch.map(scopeTest);
  const named = (await listPlacesOf(tx, days)).filter((place) => tests.some((isIn) => isIn(place)));
  const scope = { places: named };
  const places = await readDaySeries(tx, days, scope);
  return { from, to, complete, kinds: dayKinds(from, daysBetween(from, through) + 1, isWorkingDay), scope, places };
}

/** The complete days of the district of a book. */
export function readComplete(tx: Tx, { district }: Pick<Book, 'district'>): Promise<DayRange[]> {
  return readCoverage(tx, district.id, district.timezone);
}

/** The last complete day that is not after a day; null when there is none. */
export function lastComplete(complete: readonly DayRange[], notAfter: LocalDate): LocalDate | null {
  const range = complete.findLast(({ from }) => from <= notAfter);
  return range ? (range.to < notAfter ? range.to : notAfter) : null;
}

/** Whether every day of both periods is complete, and the last one: what is not known is not compared. */
export function knowsBoth({ complete }: Pick<History, 'complete'>, periods: PeriodPair): boolean {
  return (
    isComplete(complete, periods.from, periods.to) &&
    isComplete(complete, periods.previousFrom, periods.previousTo) &&
    isComplete(complete, periods.day, periods.day)
  );
}

/** The place of a day in the arrays. */
export function indexOf({ from }: Pick<History, 'from'>, day: LocalDate): number {
  return daysBetween(from, day);
}

/** Appeals of the days from `from` to `to`. */
export function sumBetween(history: History, counts: Uint32Array, from: LocalDate, to: LocalDate): number {
  const own = counts.subarray(Math.max(0, indexOf(history, from)), Math.max(0, indexOf(history, to) + 1));
  return own.reduce((sum, count) => sum + count, 0);
}

/** The daily counts of several places together. */
export function totalOf({ kinds }: Pick<History, 'kinds'>, places: readonly PlaceSeries[]): Uint32Array {
  const total = new Uint32Array(kinds.length);
  for (const { counts } of places) for (const [day, count] of counts.entries()) total[day] = (total[day] ?? 0) + count;
  return total;
}

/** Where in the arrays the unbroken complete days begin that end with a day: a day that is missing breaks a history. */
export function unbrokenFrom(history: History, day: LocalDate): number {
  const range = history.complete.find(({ from, to }) => from <= day && day <= to);
  return range ? Math.max(0, indexOf(history, range.from)) : indexOf(history, day) + 1;
}
