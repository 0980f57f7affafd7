import { addDays, instantOf, type LocalDate, type TimeZone } from '../domain/calendar.ts';

/** Day 0 of spreadsheets, as serial numbers after February 1900 count. */
const SERIAL_EPOCH: LocalDate = '1899-12-30';
/** Serial numbers taken for dates: 2000-01-01 … 2099-12-31. Anything else is a number of something. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = 86_400_000;

/** Longest cell that can be a date: the patterns below are linear, and never see more than this. */
const MAX_CHARACTERS = 40;

const SERIAL = /^\d{5}(?:[.,]\d{1,15})?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** Wall time as read from a cell. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/**
 * Reads a date of an export: an Excel serial number, ISO, or `дд.мм.гггг[ чч:мм[:сс]]`. Times are of the district's zone
 * unless the cell says otherwise. Gives null for what is not a date of this century or does not exist in the calendar.
 */
export type DateReader = (cell: string) => Date | null;

/** Makes a reader for one zone. It remembers days, because converting a zone is the slowest part of reading a row. */
export function dateReader(zone: TimeZone): DateReader {
  const days = new Map<LocalDate, { startMs: number; plain: boolean }>();

  /** Start of a local day; `plain` when its clocks are not moved, so that times can simply be added. */
  function dayOf(date: LocalDate): { startMs: number; plain: boolean } {
    let day = days.get(date);
    if (!day) {
      const startMs = instantOf(date, '00:00', zone).getTime();
      const endMs = instantOf(addDays(date, 1), '00:00', zone).getTime();
      day = { startMs, plain: endMs - startMs === MS_PER_DAY };
      days.set(date, day);
    }
    return day;
  }

  function instant(wall: WallTime): Date | null {
    if (!exists(wall)) return null;
    const date = `${pad(wall.year, 4)}-${pad(wall.month, 2)}-${pad(wall.day, 2)}`;
    const day = dayOf(date);
    if (day.plain) return new Date(day.startMs + (wall.hour * 3600 + wall.minute * 60 + wall.second) * 1000);
    const minute = instantOf(date, `${pad(wall.hour, 2)}:${pad(wall.minute, 2)}`, zone);
    return new Date(minute.getTime() + wall.second * 1000);
  }

  return (cell) => {
    const text = cell.trim();
    if (text.length > MAX_CHARACTERS) return null;
    if (SERIAL.test(text)) return fromSerial(Number(text.replace(',', '.')), instant);
    const iso = ISO.exec(text);
    if (iso) return fromIso(text, iso, instant);
    const russian = RUSSIAN.exec(text);
    if (!russian) return null;
    const [, day, month, year, hour, minute, second] = russian;
    return instant(wallTime(year, month, day, hour, minute, second));
  };
}

function fromSerial(serial: number, instant: (wall: WallTime) => Date | null): Date | null {
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1) return null;
  // Rounded to a second: a fraction of a day has no exact binary form.
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const [year, month, day] = addDays(SERIAL_EPOCH, Math.floor(seconds / SECONDS_PER_DAY)).split('-');
  const time = seconds % SECONDS_PER_DAY;
  const wall = wallTime(year, month, day, undefined, undefined, undefined);
  return instant({
    ...wall,
    hour: Math.floor(time / 3600),
    minute: Math.floor((time % 3600) / 60),
    second: time % 60,
  });
}

function fromIso(text: string, parts: RegExpExecArray, instant: (wall: WallTime) => Date | null): Date | null {
  const [, year, month, day, hour, minute, second, offset] = parts;
  const wall = wallTime(year, month, day, hour, minute, second);
  if (!offset) return instant(wall);
  if (!exists(wall)) return null;
  const withOffset = text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = Date.parse(withOffset);
  return Number.isNaN(ms) ? null : new Date(Math.floor(ms / 1000) * 1000);
}

function wallTime(...parts: (string | undefined)[]): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  return { year, month, day, hour, minute, second };
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return false;
  const check = new Date(Date.UTC(year, month - 1, day));
  return check.getUTCMonth() === month - 1 && check.getUTCDate() === day;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
