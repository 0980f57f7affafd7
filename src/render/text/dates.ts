import { addDays, localDate, localTime, type LocalDate, type TimeZone, type Weekday } from '../../domain/calendar.ts';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

/** «пн» */
export const SHORT_WEEKDAYS: Readonly<Record<Weekday, string>> = {
  monday: 'пн',
  tuesday: 'вт',
  wednesday: 'ср',
  thursday: 'чт',
  friday: 'пт',
  saturday: 'сб',
  sunday: 'вс',
};

/** «19.03.2026» */
export function dayText(date: LocalDate): string {
  return `${shortDay(date)}.${date.slice(0, 4)}`;
}

/** «19.03» */
function shortDay(date: LocalDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}`;
}

/** «13.03–19.03», «19.03» for a single day; the year is given when the period spans two. */
export function periodText(from: LocalDate, to: LocalDate): string {
  if (from === to) return shortDay(from);
  return from.slice(0, 4) === to.slice(0, 4) ? `${shortDay(from)}–${shortDay(to)}` : `${dayText(from)}–${dayText(to)}`;
}

/** «19.03.2026 10:14» in the district's zone. */
export function fullTime(at: Date, zone: TimeZone): string {
  return `${dayText(localDate(at, zone))} ${localTime(at, zone)}`;
}

/** «со вчерашнего дня»; after a weekend, or where the day that is read is not known, the day is named: «с 20.03.2026». */
export function sinceWords(since: LocalDate, at: Date | null, zone: TimeZone): string {
  const isYesterday = at !== null && since === addDays(localDate(at, zone), -1);
  return isYesterday ? 'со вчерашнего дня' : `с ${dayText(since)}`;
}

/** «10:14» in the district's zone. */
export function clockText(at: Date, zone: TimeZone): string {
  return localTime(at, zone);
}

/** Inside a sentence: «сегодня в 10:14», «вчера в 22:40», «12.03.2026 10:14». */
export function moment(at: Date, now: Date, zone: TimeZone): string {
  const date = localDate(at, zone);
  const today = localDate(now, zone);
  if (date === today) return `сегодня в ${localTime(at, zone)}`;
  if (date === addDays(today, -1)) return `вчера в ${localTime(at, zone)}`;
  return fullTime(at, zone);
}

/** In a list: «10:14» on the day spoken of, «19.03 22:40» on another. */
export function stamp(at: Date, day: Date, zone: TimeZone): string {
  const date = localDate(at, zone);
  const time = localTime(at, zone);
  return date === localDate(day, zone) ? time : `${shortDay(date)} ${time}`;
}

/** Inside a sentence that stays on the phone for days: «в 10:14» on the day it speaks of, «20.03 в 10:14» on another. */
export function atTime(at: Date, day: Date, zone: TimeZone): string {
  const date = localDate(at, zone);
  const time = `в ${localTime(at, zone)}`;
  return date === localDate(day, zone) ? time : `${shortDay(date)} ${time}`;
}

/** A due time: «до 10:15», on another day than the one spoken of «до 00:15 (20.03)»: «завтра» would not stay true. */
export function by(due: Date, day: Date, zone: TimeZone): string {
  const date = localDate(due, zone);
  const time = `до ${localTime(due, zone)}`;
  return date === localDate(day, zone) ? time : `${time} (${shortDay(date)})`;
}

/** A length of time: «5 мин», «1 ч 20 мин», «2 сут 3 ч». Less than a minute is «меньше минуты». */
export function span(ms: number): string {
  const minutes = Math.floor(ms / MS_PER_MINUTE);
  if (minutes < 1) return 'меньше минуты';
  if (minutes < MINUTES_PER_HOUR) return `${minutes} мин`;
  const rest = (value: number, unit: string) => (value === 0 ? '' : ` ${value} ${unit}`);
  if (minutes < MINUTES_PER_DAY)
    return `${Math.floor(minutes / MINUTES_PER_HOUR)} ч${rest(minutes % MINUTES_PER_HOUR, 'мин')}`;
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  return `${Math.floor(minutes / MINUTES_PER_DAY)} сут${rest(hours, 'ч')}`;
}
