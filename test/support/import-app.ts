import { pino } from 'pino';
import type { App } from '../../src/app/app.ts';
import { importAppeals, type ImportOutcome, type ImportRequest } from '../../src/app/imports/import-appeals.ts';
import { addDays } from '../../src/domain/calendar.ts';
import type { Book } from '../../src/regulation/book.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import { countByDay, countOpenAppeals } from '../../src/store/appeals.ts';
import type { Database } from '../../src/store/database.ts';
import { upsertRegulation } from '../../src/store/regulation-state.ts';
import { bookOf, shippedYaml } from './books.ts';
import { inlineParser } from './inline-parser.ts';

export const KHIMKI = bookOf(shippedYaml('khimki-energy'));
export const RUZA = bookOf(shippedYaml('ruza-zhkh'));

/** 28.07.2026, a Tuesday, 09:41 in Moscow. */
export const TUESDAY_MORNING = new Date('2026-07-28T06:41:00Z');

/** The last complete day of a file received then. */
export const MONDAY = '2026-07-27';

/** An app in which files are parsed at once, and nothing is sent. */
export function importApp(database: Database, parts: Partial<App> = {}): App {
  return {
    database,
    books: new Map([KHIMKI, RUZA].map((book) => [book.id, book])),
    clock: () => TUESDAY_MORNING,
    isWorkingDay: mondayToFriday,
    missingCalendarYear: () => null,
    log: pino({ level: 'silent' }),
    wake: () => undefined,
    parser: inlineParser,
    ...parts,
  };
}

/** What a door answers to a first file of two rows, one of them rejected; beside it stand the days and the reason. */
export const ONE_OF_TWO = {
  importId: 1,
  rows: 2,
  new: 1,
  changed: 0,
  unchanged: 0,
  foreign: 0,
  duplicates: 0,
  alreadyLoaded: false,
};

/** These books stand in the store, as after a start. */
export async function storeBooks({ db }: Database, ...books: readonly Book[]): Promise<void> {
  for (const { id, district, hash } of books) {
    await upsertRegulation(db, { regulation: id, district: district.id, bookHash: hash });
  }
}

/** A request as the doors make it, received on Tuesday morning. */
export function requestOf(file: string | Uint8Array, parts: Partial<ImportRequest> = {}): ImportRequest {
  return {
    book: KHIMKI,
    bytes: typeof file === 'string' ? Buffer.from(file) : file,
    fileName: 'выгрузка.csv',
    asOfHeader: null,
    receivedAt: TUESDAY_MORNING,
    receivedBy: 'test',
    confirmed: false,
    ...parts,
  };
}

/** An import that has to succeed. */
export async function imported(
  app: App,
  file: string | Uint8Array,
  parts: Partial<ImportRequest> = {},
): Promise<Extract<ImportOutcome, { kind: 'imported' }>> {
  const outcome = await importAppeals(app, requestOf(file, parts));
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

/** The same of rows in an export of Tuesday morning, whole through Monday. */
export function loaded(app: App, rows: readonly TableRow[], parts: Partial<ImportRequest> = {}) {
  return imported(app, tableOf(rows), { fileName: 'на 28.07.2026 09-30.csv', ...parts });
}

/** Everything that can be seen of a district: its counts by day and what is open. */
export async function seen({ db }: Database, district = 'khimki') {
  return {
    days: await countByDay(db, { district, from: '2000-01-01', to: '2100-01-01' }),
    open: await countOpenAppeals(db, district),
  };
}

/** One appeal of a table made for a test. */
export interface TableRow {
  number: string | number;
  date: string;
  status?: string;
  source?: string;
  direction?: string;
  subcategory?: string;
}

/** A table as an office exports it. */
export function tableOf(rows: readonly TableRow[]): string {
  const lines = rows.map(
    ({ number, date, status = '32', source = 'Добродел', direction = 'Энергетика', subcategory = 'Нет света' }) =>
      [number, source, date, status, direction, subcategory].join(';'),
  );
  return `${['Номер ЕЦУР;Источник;Дата;Статус;Направление;Подтема', ...lines].join('\n')}\n`;
}

/** So many appeals on one day (`YYYY-MM-DD`), with numbers of their own. */
export function appealsOn(day: string, count: number, parts: Partial<TableRow> = {}): TableRow[] {
  const series = [parts.source, parts.direction, parts.subcategory].filter(Boolean).join('/');
  return Array.from({ length: count }, (_, i) => ({ number: `${series}${day}-${i}`, date: day, ...parts }));
}

/** A day's worth in each of the fourteen days up to Monday: `before` in the first seven, `now` in the last. */
export function fortnight(before: number, now: number, parts: Partial<TableRow> = {}): TableRow[] {
  return Array.from({ length: 14 }, (_, i) => appealsOn(addDays(MONDAY, i - 13), i < 7 ? before : now, parts)).flat();
}
