/** A day of the local calendar, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of the local day, `HH:MM`. */
export type LocalTime = string;
/** An IANA time zone, e.g. `Europe/Moscow`. */
export type TimeZone = string;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

const formats = new Map<TimeZone, Intl.DateTimeFormat>();

function formatOf(zone: TimeZone): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

interface Parts {
  date: LocalDate;
  time: LocalTime;
  seconds: number;
}

/** Minutes whose local parts are remembered: the same starts and due times are asked for again and again. */
const REMEMBERED = 20_000;
const remembered = new Map<string, Omit<Parts, 'seconds'>>();

function partsOf(instant: Date, zone: TimeZone): Parts {
  const ms = instant.getTime();
  const seconds = Math.floor((((ms % MS_PER_MINUTE) + MS_PER_MINUTE) % MS_PER_MINUTE) / 1000);
  const key = `${zone} ${Math.floor(ms / MS_PER_MINUTE)}`;
  let parts = remembered.get(key);
  if (!parts) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    parts = formatted(instant, zone);
    remembered.set(key, parts);
  }
  return { ...parts, seconds };
}

function formatted(instant: Date, zone: TimeZone): Omit<Parts, 'seconds'> {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
}

/** The local day an instant falls on. */
export function localDate(instant: Date, zone: TimeZone): LocalDate {
  return partsOf(instant, zone).date;
}

/** The local time of day of an instant, to the minute. */
export function localTime(instant: Date, zone: TimeZone): LocalTime {
  return partsOf(instant, zone).time;
}

/**
 * The instant of a local day and time. Calendar arithmetic is done on local dates and converted once, here,
 * because adding 24 hours is wrong across a change of the clocks. A time skipped by such a change
 * is moved forward to the first instant after it.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: TimeZone): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) throw new RangeError(`not a local date and time: ${date} ${time}`);
  const first = wanted - offsetMs(new Date(wanted), zone);
  const second = wanted - offsetMs(new Date(first), zone);
  const isWanted = second + offsetMs(new Date(second), zone) === wanted;
  return new Date(isWanted ? second : Math.max(first, second));
}

function offsetMs(instant: Date, zone: TimeZone): number {
  const { date, time, seconds } = partsOf(instant, zone);
  const local = Date.parse(`${date}T${time}:00Z`) + seconds * 1000;
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The local day `days` after (or before, when negative) another. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The instant a local day is over: the midnight after it. */
export function endOfDay(date: LocalDate, zone: TimeZone): Date {
  return instantOf(addDays(date, 1), '00:00', zone);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** The weekday of a local day. */
export function weekdayOf(date: LocalDate): Weekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] as Weekday;
}

/** The instant `minutes` after another. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MS_PER_MINUTE);
}

/** The instant `ms` milliseconds after another. */
export function addMs(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

/** The instant so many times 24 hours after another: for searching, never for local times of day. */
export function addDaysTo(instant: Date, days: number): Date {
  return addMs(instant, days * MS_PER_DAY);
}
