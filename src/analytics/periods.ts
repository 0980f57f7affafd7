import { WEEKDAYS, addDays, weekdayOf, type LocalDate } from '../domain/calendar.ts';

/** How a regulation counts its reporting period. */
export type PeriodKind = 'day' | 'same-weekday' | 'week' | 'rolling-7';

/** Two periods of equal length, both inclusive and both made of complete days. */
export interface PeriodPair {
  from: LocalDate;
  to: LocalDate;
  previousFrom: LocalDate;
  previousTo: LocalDate;
  /** Days in each of them. */
  days: number;
  /** The last complete day, which the daily history speaks of: later than `to` while a week is not over. */
  day: LocalDate;
}

/**
 * The reporting period that ends with the last complete day, and the one it is compared with. `day`: the day and the one
 * before; `same-weekday`: the day and the same weekday a week earlier; `rolling-7`: seven days and the seven before;
 * `week`: the last whole Monday–Sunday week that had ended by that day, and the week before it.
 */
export function reportingPeriods(kind: PeriodKind, lastCompleteDay: LocalDate): PeriodPair {
  switch (kind) {
    case 'day':
      return pairEnding(lastCompleteDay, 1, 1);
    case 'same-weekday':
      return pairEnding(lastCompleteDay, 1, 7);
    case 'rolling-7':
      return pairEnding(lastCompleteDay, 7, 7);
    case 'week':
      return { ...pairEnding(lastSunday(lastCompleteDay), 7, 7), day: lastCompleteDay };
  }
}

/** The pair whose current period is the `days` days ending with `to`, compared with the period `backDays` earlier. */
export function pairEnding(to: LocalDate, days: number, backDays: number): PeriodPair {
  const from = addDays(to, 1 - days);
  return { from, to, previousFrom: addDays(from, -backDays), previousTo: addDays(to, -backDays), days, day: to };
}

/** The Sunday on or before a day. */
function lastSunday(day: LocalDate): LocalDate {
  const daysSinceSunday = (WEEKDAYS.indexOf(weekdayOf(day)) + 1) % WEEKDAYS.length;
  return addDays(day, -daysSinceSunday);
}
