import type { PeriodPair } from '../../analytics/periods.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { isComplete, type DayRange } from '../../domain/coverage.ts';
import type { Lacking } from '../../render/figures/digest-view.ts';

/** Which of the days of two periods, and the last day, are not complete; null when all are, and may be compared. */
export function lackingOf(complete: readonly DayRange[], periods: PeriodPair): Lacking | null {
  const { from, to, previousFrom, previousTo, day } = periods;
  const days = [...daysOf(previousFrom, previousTo), ...daysOf(from, to)];
  const needed = days.includes(day) ? days : [...days, day];
  const missing = needed.filter((one) => !isComplete(complete, one, one));
  if (missing.length === 0) return null;
  return { from: previousFrom, to: needed.at(-1) ?? to, needed: needed.length, missing: rangesOf(missing) };
}

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Ascending days as ranges. */
function rangesOf(days: readonly LocalDate[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}
