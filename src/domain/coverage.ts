import { addDays, daysBetween, localDate, type LocalDate, type TimeZone } from './calendar.ts';

/** Days of which everything is known, both inclusive. */
export interface DayRange {
  from: LocalDate;
  to: LocalDate;
}

/** What an import says about days: the first one it covers, and the instant the export was up to date. */
export interface CoveredBy {
  coversFrom: LocalDate;
  asOf: Date;
}

/**
 * Days without any row that an export of everything may hold in a row: of a small district or of one direction only. A
 * list of what changed since yesterday reaches further back by single rows, and weeks lie between them.
 */
const EMPTY_DAYS_AT_MOST = 7;

/**
 * The day from which a file is taken to hold everything: back from the day it is up to date, as far as no gap is longer
 * than an export of everything has. `days` are those of any row of it, other districts' included; the days of our own
 * appeals begin with `ownFrom`, null when there is none: such a file covers nothing, for it may be another district's.
 * Were its oldest row believed instead, one appeal of March would make all days since March complete.
 */
export function coversFrom(
  ownFrom: LocalDate | null,
  days: ReadonlySet<LocalDate>,
  asOfDay: LocalDate,
): LocalDate | null {
  if (ownFrom === null) return null;
  let from = asOfDay;
  for (const day of [...days]
    .filter((one) => one < asOfDay)
    .toSorted()
    .toReversed()) {
    if (daysBetween(day, from) > EMPTY_DAYS_AT_MOST + 1) break;
    from = day;
  }
  return from < ownFrom ? ownFrom : from;
}

/**
 * The complete days: a day is complete when an import with `asOf` past its end covers it (see
 * `coversFrom`). Ranges ascend and neither overlap nor touch.
 */
export function completeRanges(imports: readonly CoveredBy[], zone: TimeZone): DayRange[] {
  const ranges: DayRange[] = [];
  const covered = imports
    .map(({ coversFrom: from, asOf }) => ({ from, to: addDays(localDate(asOf, zone), -1) }))
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  for (const range of covered) {
    const last = ranges.at(-1);
    if (!last || range.from > addDays(last.to, 1)) ranges.push({ ...range });
    else if (range.to > last.to) last.to = range.to;
  }
  return ranges;
}

/** True when every day from `from` to `to` is complete. */
export function isComplete(ranges: readonly DayRange[], from: LocalDate, to: LocalDate): boolean {
  return ranges.some((range) => range.from <= from && to <= range.to);
}
