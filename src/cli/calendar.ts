import type { LocalDate } from '../domain/calendar.ts';
import { productionCalendar } from '../regulation/production-calendar.ts';
import { mondayToFriday } from '../regulation/schedule.ts';

/** The working days of the program itself: a timetable by other ones would show duties that nobody will be asked. */
export const CALENDAR = productionCalendar();

/** «, выходной» on a weekday that is off, «, рабочий день» at a weekend that is not, or that the year has no table. */
export function calendarWords(day: LocalDate): string {
  const missing = CALENDAR.missingFrom(day);
  if (missing !== null && day.startsWith(`${missing}-`)) return ' (производственного календаря на этот год нет)';
  const isWorking = CALENDAR.isWorkingDay(day);
  if (isWorking === mondayToFriday(day)) return '';
  return isWorking ? ', рабочий день' : ', выходной';
}
