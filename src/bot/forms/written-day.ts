import { addDays, daysBetween, instantOf, localDate, type LocalDate } from '../../domain/calendar.ts';

const DAY = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{1,2})[:.](\d{2})$/;
const CALLED: ReadonlyMap<string, number> = new Map([
  ['сегодня', 0],
  ['завтра', 1],
  ['послезавтра', 2],
]);
/** A day without its year that lay longer ago was meant for the next year: «10.01» in December. */
const LONG_AGO_DAYS = 180;

/** The day that people write as «25.09.2026», «5.9.26», «25.09», «завтра»; null for anything else, and for 31.02. */
export function writtenDay(words: string, today: LocalDate): LocalDate | null {
  const called = CALLED.get(words.toLowerCase());
  if (called !== undefined) return addDays(today, called);
  if (ISO_DAY.test(words)) return isDate(words) ? words : null;
  const [, day = '', month = '', year] = DAY.exec(words) ?? [];
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = `${yearOf(year, rest, today)}-${rest}`;
  return isDate(date) ? date : null;
}

function yearOf(year: string | undefined, rest: string, today: LocalDate): string {
  if (year !== undefined) return year.length === 2 ? `20${year}` : year;
  const thisYear = today.slice(0, 4);
  const date = `${thisYear}-${rest}`;
  return isDate(date) && daysBetween(date, today) > LONG_AGO_DAYS ? `${Number(thisYear) + 1}` : thisYear;
}

/** The instant that people write as «25.09.2026 08:00», «завтра 8:00»; null for anything else. */
export function writtenTime(words: string, now: Date, zone: string): Date | null {
  const [dayWords = '', timeWords = '', ...rest] = words.split(/\s+/);
  const [, hours = '', minutes = ''] = TIME.exec(timeWords) ?? [];
  const day = writtenDay(dayWords, localDate(now, zone));
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  if (day === null || rest.length > 0 || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return instantOf(day, time, zone);
}

/** A day that the calendar has: 31.02 is none. */
function isDate(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}
