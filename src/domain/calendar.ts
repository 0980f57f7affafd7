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
}

/** Minutes whose local parts are remembered for a zone: the same starts and due times are asked for again and again. */
const REMEMBERED = 20_000;
const remembered = new Map<TimeZone, Map<number, Parts>>();

function partsOf(instant: Date, zone: TimeZone): Parts {
  const known = remembered.get(zone) ?? new Map<number, Parts>();
  remembered.set(zone, known);
  const minute = Math.floor(instant.getTime() / MS_PER_MINUTE);
  let parts = known.get(minute);
  if (!parts) {
    if (known.size >= REMEMBERED) known.clear();
    const shown = new Date(minute * MS_PER_MINUTE + offsetMs(instant, zone)).toISOString();
    parts = { date: shown.slice(0, 10), time: shown.slice(11, 16) };
    known.set(minute, parts);
  }
  return parts;
}

/** Clocks are changed at a quarter of an hour, never in between: the offset is asked for once in each. */
const MS_PER_QUARTER = 15 * MS_PER_MINUTE;
const offsets = new Map<TimeZone, Map<number, number>>();

function offsetMs(instant: Date, zone: TimeZone): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const quarter = Math.floor(instant.getTime() / MS_PER_QUARTER);
  let offset = known.get(quarter);
  if (offset === undefined) {
    if (known.size >= REMEMBERED) known.clear();
    offset = formatted(new Date(quarter * MS_PER_QUARTER), zone) - quarter * MS_PER_QUARTER;
    known.set(quarter, offset);
  }
  return offset;
}

/** What the clocks of a zone show, as if it were UTC. */
function formatted(instant: Date, zone: TimeZone): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return Date.parse(`${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:00Z`);
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
  const known = instants.get(zone) ?? new Map<string, number>();
  instants.set(zone, known);
  const name = `${date} ${time}`;
  let ms = known.get(name);
  if (ms === undefined) {
    if (known.size >= REMEMBERED) known.clear();
    ms = instantMs(date, time, zone);
    known.set(name, ms);
  }
  return new Date(ms);
}

const instants = new Map<TimeZone, Map<string, number>>();

function instantMs(date: LocalDate, time: LocalTime, zone: TimeZone): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) throw new RangeError(`not a local date and time: ${date} ${time}`);
  const first = wanted - offsetMs(new Date(wanted), zone);
  const second = wanted - offsetMs(new Date(first), zone);
  const isWanted = second + offsetMs(new Date(second), zone) === wanted;
  return isWanted ? second : Math.max(first, second);
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
