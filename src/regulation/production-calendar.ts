import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { LocalDate } from '../domain/calendar.ts';
import { parseCalendarYear, type CalendarYear } from './calendar-year.ts';
import { mondayToFriday, type IsWorkingDay } from './schedule.ts';

export interface ProductionCalendar {
  /** By the table of the day's year; Monday to Friday for a year without one. */
  isWorkingDay: IsWorkingDay;
  /** The year whose table is missing: this one, or from 1 December the next. null when nothing is missing. */
  missingFrom: (day: LocalDate) => number | null;
}

const SHIPPED = new URL('./calendar/', import.meta.url);

/** The Government fixes the days off of a year in the autumn before it: by this month the table should be there. */
const NEXT_YEAR_IS_DUE_IN = '12';

/** The production calendar of the years that come with the program. Throws when a table is wrong, naming its lines. */
export function productionCalendar(folder: URL = SHIPPED): ProductionCalendar {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const parsed = files.map((file) => yearOf(file, readFileSync(new URL(file, folder), 'utf8')));
  const errors = parsed.flatMap((result) => (result.ok ? [] : result.errors));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return calendarOf(parsed.flatMap((result) => (result.ok ? [result.table] : [])));
}

/** The file bears the year's name, so that no year has two tables. */
function yearOf(file: string, yamlText: string) {
  const parsed = parseCalendarYear(yamlText, file);
  if (!parsed.ok || `${parsed.table.year}` === basename(file, '.yaml')) return parsed;
  return { ok: false as const, errors: [`${file}: holds the year ${parsed.table.year}: name it so`] };
}

/** A calendar of some years. */
export function calendarOf(tables: readonly CalendarYear[]): ProductionCalendar {
  const years = new Map(tables.map((table) => [table.year, table]));
  return {
    isWorkingDay: (day) => {
      const table = years.get(yearIn(day));
      if (table?.workingWeekends.has(day)) return true;
      return mondayToFriday(day) && !table?.daysOff.has(day);
    },
    missingFrom: (day) => {
      const year = yearIn(day);
      if (!years.has(year)) return year;
      return day.slice(5, 7) === NEXT_YEAR_IS_DUE_IN && !years.has(year + 1) ? year + 1 : null;
    },
  };
}

function yearIn(day: LocalDate): number {
  return Number(day.slice(0, 4));
}
