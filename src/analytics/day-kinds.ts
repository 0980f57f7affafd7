import { addDays, WEEKDAYS, weekdayOf, type LocalDate } from '../domain/calendar.ts';

/** Whether a local day is a working one, by the production calendar. */
type IsWorkingDay = (day: LocalDate) => boolean;

/** People behave after so many days off as on a Monday. */
const DAYS_OFF_BEFORE_A_MONDAY = 3;

const MONDAY = WEEKDAYS.indexOf('monday');
const FRIDAY = WEEKDAYS.indexOf('friday');
const SUNDAY = WEEKDAYS.indexOf('sunday');

/**
 * Which weekday each of `days` days counts as, 0 (Monday) to 6, from `first` on: one list serves all series of these days.
 * A weekday off counts as a Sunday; the first working day after three or more non-working ones counts as a Monday. A
 * working Saturday counts as a Friday: a day of that kind is made of it for once. Ordinary Saturdays stay Saturdays.
 */
export function dayKinds(first: LocalDate, days: number, isWorkingDay: IsWorkingDay): Uint8Array {
  const kinds = new Uint8Array(days);
  let daysOff = daysOffBefore(first, isWorkingDay);
  for (let at = 0; at < days; at += 1) {
    const day = addDays(first, at);
    const working = isWorkingDay(day);
    kinds[at] = kindOf(WEEKDAYS.indexOf(weekdayOf(day)), working, daysOff);
    daysOff = working ? 0 : daysOff + 1;
  }
  return kinds;
}

/** Days off in a row that end on the eve of a day; counted only as far as it matters. */
function daysOffBefore(day: LocalDate, isWorkingDay: IsWorkingDay): number {
  let daysOff = 0;
  while (daysOff < DAYS_OFF_BEFORE_A_MONDAY && !isWorkingDay(addDays(day, -1 - daysOff))) daysOff += 1;
  return daysOff;
}

function kindOf(weekday: number, working: boolean, daysOffBefore: number): number {
  if (working) return daysOffBefore >= DAYS_OFF_BEFORE_A_MONDAY ? MONDAY : Math.min(weekday, FRIDAY);
  return weekday <= FRIDAY ? SUNDAY : weekday;
}
