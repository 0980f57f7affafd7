import { normOf } from '../../analytics/norms.ts';
import { SYSTEMIC_LOOKS_AT_DAYS } from '../../analytics/systemic.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { isComplete } from '../../domain/coverage.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import { indexOf, type History } from './history.ts';

/** Days shown: those that systemic problems are looked for in. */
const DAYS_SHOWN = SYSTEMIC_LOOKS_AT_DAYS;

/**
 * The last days up to `last`, oldest first: appeals, and the mean of the same weekday over the eight weeks before, where a
 * holiday is a Sunday. A day that is not complete has no count, and takes no part in a norm.
 */
export function daysAgainstNorm(
  history: History,
  counts: Uint32Array,
  { last, isWorkingDay }: { last: LocalDate; isWorkingDay: IsWorkingDay },
): PictureDay[] {
  const isKnown = (day: LocalDate) => isComplete(history.complete, day, day);
  return Array.from({ length: DAYS_SHOWN }, (_, shown) => {
    const day = addDays(last, 1 + shown - DAYS_SHOWN);
    const at = indexOf(history, day);
    const norm = normOf(counts, history.kinds, at, (before) => isKnown(addDays(history.from, before)));
    return { day, count: isKnown(day) ? (counts[at] ?? null) : null, norm, off: !isWorkingDay(day) };
  });
}
