import { addDays, type LocalDate } from '../domain/calendar.ts';

/** Whether a local day is a working one, by the production calendar. */
type IsWorkingDay = (day: LocalDate) => boolean;

/** Longer than any row of days off. */
const DAYS_OFF_AT_MOST = 31;

/** The working day that is the `count`-th after a day; the day itself for 0. */
export function workingDayAfter(day: LocalDate, count: number, isWorkingDay: IsWorkingDay): LocalDate {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = nearest(found, 1, isWorkingDay);
  return found;
}

/** The last working day before a day. */
export function workingDayBefore(day: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  return nearest(day, -1, isWorkingDay);
}

function nearest(day: LocalDate, step: 1 | -1, isWorkingDay: IsWorkingDay): LocalDate {
  for (let moved = 1; moved <= DAYS_OFF_AT_MOST; moved += 1) {
    const candidate = addDays(day, step * moved);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new Error(`no working day within ${DAYS_OFF_AT_MOST} days of ${day}`);
}
