import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from './app/app.ts';
import { importAnswer } from './app/imports/import-answer.ts';
import { importAppeals, MAX_FILE_BYTES } from './app/imports/import-appeals.ts';
import { takeImport } from './app/imports/take-import.ts';
import type { Config } from './config.ts';
import { StartupError } from './domain/startup-error.ts';
import { createParser } from './ingest/parser.ts';
import type { Book } from './regulation/book.ts';
import { productionCalendar } from './regulation/production-calendar.ts';
import { booksOf, openFor } from './start-bot.ts';
import type { Database } from './store/database.ts';
import { freeLeases } from './store/leases.ts';
import { StoreError } from './store/store-error.ts';
import { stampSystem } from './store/system.ts';
import type { Surroundings } from './surroundings.ts';
import { timesOf } from './times.ts';

const USAGE = 'usage: npm run import -- FILE --regulation ID [--as-of YYYY-MM-DDTHH:MM] [--confirmed]';

interface Arguments {
  file: string;
  regulation: string;
  asOf: string | null;
  confirmed: boolean;
}

/**
 * `npm run import -- FILE --regulation ID`: takes a file in without the bot. Says the figures of the import as one line
 * of JSON, the same as `POST /ingest` answers; what it brought is decided upon at once, and sent when the bot runs.
 * @throws {StartupError} with one line when the file is refused or the command can't be carried out.
 */
export async function importCommand(config: Config, args: readonly string[], around: Surroundings): Promise<void> {
  const { file, regulation, asOf, confirmed } = readArguments(args);
  const books = await booksOf(config);
  const book = books.get(regulation);
  if (!book) {
    throw new StartupError(
      `unknown regulation ${regulation}: one of ${[...books.keys()].join(', ')} is expected (REGULATIONS)`,
    );
  }
  const bytes = await readBytes(file);
  const database = await openUnused(config);
  try {
    const app = await appOf(config, database, books, around);
    const receivedAt = app.clock();
    const request = {
      book,
      bytes,
      fileName: basename(file),
      asOfHeader: asOf,
      receivedAt,
      receivedBy: 'npm run import',
      confirmed,
    };
    const outcome = await importAppeals(app, request);
    if (outcome.kind !== 'imported') throw new StartupError(`${file}: ${outcome.message}`);
    await takeImport(app, outcome.importId, book.id);
    around.say(JSON.stringify(importAnswer(outcome)));
  } finally {
    await database.close();
  }
}

function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { regulation: { type: 'string' }, 'as-of': { type: 'string' }, confirmed: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.regulation === undefined) throw new StartupError(USAGE);
    const { regulation, 'as-of': asOf = null, confirmed = false } = values;
    return { file, regulation, asOf, confirmed };
  } catch (error) {
    throw error instanceof StartupError ? error : new StartupError(USAGE);
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > MAX_FILE_BYTES)
      throw new StartupError(`${file} is larger than ${MAX_FILE_BYTES} bytes: split it`);
    return bytes;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartupError(`can't read ${file} (${code}): name a file that is there and may be read`);
  }
}

/** An embedded database belongs to one process: while the bot runs, the file goes to the bot. */
async function openUnused(config: Config): Promise<Database> {
  try {
    return await openFor(config);
  } catch (error) {
    if (
      config.database.kind === 'embedded' &&
      error instanceof StoreError &&
      error.message.includes('in use by another process')
    ) {
      const { dir } = config.database;
      const address = `http://${config.http.host}:${config.http.port}`;
      throw new StartupError(
        config.mode === 'sandbox'
          ? `the sandbox is running on ${dir}: give the file to a phone on ${address} instead`
          : `the bot is running on ${dir}: send the file to its chat, or to POST ${address}/ingest with INGEST_TOKEN`,
      );
    }
    throw error;
  }
}

async function appOf(
  config: Config,
  database: Database,
  books: ReadonlyMap<string, Book>,
  around: Surroundings,
): Promise<App> {
  await stampSystem(database.db, { stamp: config.mode, botId: null });
  if (database.kind === 'pglite') await freeLeases(database.db);
  const { read: clock } = await timesOf(config, around, database);
  // The bot's own pulse finds what there is to send.
  const { isWorkingDay, missingFrom: missingCalendarYear } = productionCalendar();
  const parser = createParser(around);
  const { log } = around;
  return { database, books, clock, isWorkingDay, missingCalendarYear, log, wake: () => undefined, parser };
}
