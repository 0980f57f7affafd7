import { addDays, localDate, localTime, type LocalDate } from '../domain/calendar.ts';
import { appealsOfDay, surgeOfDay, type SampleAppeal } from './samples/appeal-day.ts';
import { csvText, DOBRODEL_COLUMNS, ECUR_COLUMNS } from './samples/export-columns.ts';
import { KHIMKI, RUZA, type Municipality } from './samples/municipality.ts';
import { encodeWindows1251 } from './samples/windows-1251.ts';

export interface SampleFile {
  /** Carries the date of the export, as real ones do. */
  name: string;
  bytes: Uint8Array;
}

/** Both districts lie in one zone. */
const zone = 'Europe/Moscow';
const historyDays = 70;
/** A daily export repeats the last days, because they are corrected afterwards. */
const dailyExportDays = 7;

/**
 * Seventy complete days up to yesterday. Khimki: ЕЦУР columns in windows-1251; Ruza: Добродел columns in UTF-8.
 * The same district and day always give the same bytes.
 */
export function historyExport(district: Municipality['id'], now: Date): SampleFile {
  const today = localDate(now, zone);
  const appeals = daysBack(today, historyDays).flatMap((day) => appealsOfDay(townOf(district), day, today));
  return file(district, 'история', today, appeals);
}

/**
 * The last seven days and today until now, with yesterday corrected overnight: an outage of the evening is in it (street
 * light and power in Khimki, rusty water in Ruza). Everything else is as `historyExport` of the same day has it.
 */
export function todayExport(district: Municipality['id'], now: Date): SampleFile {
  const town = townOf(district);
  const today = localDate(now, zone);
  const yesterday = addDays(today, -1);
  const soFar = appealsOfDay(town, today, today).filter((appeal) => appeal.time < localTime(now, zone));
  const appeals = [
    ...daysBack(today, dailyExportDays).flatMap((day) => appealsOfDay(town, day, today)),
    ...surgeOfDay(town, yesterday, today),
    ...soFar,
  ];
  return file(district, 'выгрузка', today, appeals);
}

const townOf = (district: Municipality['id']): Municipality => (district === 'khimki' ? KHIMKI : RUZA);

/** The `count` days before `today`, oldest first. */
const daysBack = (today: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(today, index - count));

function file(district: Municipality['id'], kind: string, today: LocalDate, appeals: SampleAppeal[]): SampleFile {
  const date = today.split('-').toReversed().join('.');
  const name = `${townOf(district).name}_${kind}_${date}.csv`;
  switch (district) {
    case 'khimki':
      return { name: `ЕЦУР_${name}`, bytes: encodeWindows1251(csvText(ECUR_COLUMNS, appeals)) };
    case 'ruza':
      return { name: `Добродел_${name}`, bytes: new TextEncoder().encode(csvText(DOBRODEL_COLUMNS, appeals)) };
    default:
      return district satisfies never;
  }
}
