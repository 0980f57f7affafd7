import { normOf } from '../../analytics/norms.ts';
import { SYSTEMIC_LOOKS_AT_DAYS } from '../../analytics/systemic.ts';
import { addDays, endOfDay, localDate, type LocalDate, type TimeZone } from '../../domain/calendar.ts';
import { isComplete, type DayRange } from '../../domain/coverage.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import { indexOf, type History } from './history.ts';

/** Days shown: those that systemic problems are looked for in. */
const DAYS_SHOWN = SYSTEMIC_LOOKS_AT_DAYS;

interface Shown {
  /** The newest day shown. */
  last: LocalDate;
  /** The day within which the newest data end; null where they end with a day. */
  endsOn: LocalDate | null;
  isWorkingDay: IsWorkingDay;
}

/**
 * The last days up to `last`, oldest first: appeals, and the mean of the same weekday over the eight weeks before, where a
 * holiday is a Sunday. A day that is known in part has what is known of it, marked; one of which nothing is known has no
 * count. Neither takes part in a norm.
 */
export function daysAgainstNorm(
  history: History,
  counts: Uint32Array,
  { last, endsOn, isWorkingDay }: Shown,
): PictureDay[] {
  const isKnown = (day: LocalDate) => isComplete(history.complete, day, day);
  return Array.from({ length: DAYS_SHOWN }, (_, shown) => {
    const day = addDays(last, 1 + shown - DAYS_SHOWN);
    const at = indexOf(history, day);
    const norm = normOf(counts, history.kinds, at, (before) => isKnown(addDays(history.from, before)));
    const found = counts[at] ?? 0;
    const isPartial = !isKnown(day) && (day === endsOn || (found > 0 && followsComplete(history.complete, day)));
    const count = isKnown(day) || isPartial ? found : null;
    return { day, count, norm, off: !isWorkingDay(day), ...(isPartial && { partial: true as const }) };
  });
}

/** The day within which the newest data end, up to `last`; null where it is complete, later, or has not begun in the data. */
export function dayBegun(
  complete: readonly DayRange[],
  { asOf, last }: { asOf: Date; last: LocalDate },
  zone: TimeZone,
): LocalDate | null {
  const day = localDate(asOf, zone);
  // At midnight a day has begun of which nothing is known yet.
  const isBegun = asOf > startOf(day, zone);
  return isBegun && day <= last && !isComplete(complete, day, day) ? day : null;
}

/** The midnight with which a local day begins. */
export function startOf(day: LocalDate, zone: TimeZone): Date {
  return endOfDay(addDays(day, -1), zone);
}

/** The day after complete ones is that within which the data of an import end (see `completeRanges`). */
function followsComplete(complete: readonly DayRange[], day: LocalDate): boolean {
  return complete.some(({ to }) => addDays(to, 1) === day);
}
