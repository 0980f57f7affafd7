import { addDays, localDate, type LocalDate, type TimeZone } from './calendar.ts';

/** Days of which everything is known, both inclusive. */
export interface DayRange {
  from: LocalDate;
  to: LocalDate;
}

/** What an import says about days: its earliest appeal, and the instant the export was up to date. */
export interface CoveredBy {
  periodFrom: LocalDate;
  asOf: Date;
}

/**
 * The complete days: a day is complete when an import with `asOf` past its end covers it, that is, begins on it or
 * earlier. Ranges ascend and neither overlap nor touch.
 */
export function completeRanges(imports: readonly CoveredBy[], zone: TimeZone): DayRange[] {
  const ranges: DayRange[] = [];
  const covered = imports
    .map(({ periodFrom, asOf }) => ({ from: periodFrom, to: addDays(localDate(asOf, zone), -1) }))
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
