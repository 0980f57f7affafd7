import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { App } from './app/app.ts';
import { cleanDistrict } from './app/imports/clean-imports.ts';
import { importAnswer } from './app/imports/import-answer.ts';
import { importAppeals, MAX_FILE_BYTES } from './app/imports/import-appeals.ts';
import { rollBackImport, type RollBackRefused } from './app/imports/roll-back.ts';
import { takeImport } from './app/imports/take-import.ts';
import type { Config } from './config.ts';
import { StartupError } from './domain/startup-error.ts';
import { readImportArguments, type ImportArguments } from './import-arguments.ts';
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

/**
 * `npm run import -- FILE --regulation ID`: takes a file in without the bot. Says the figures of the import as one line
 * of JSON, the same as `POST /ingest` answers; what it brought is decided upon at once, and sent when the bot runs.
 * `npm run import -- --roll-back IMPORT_ID` takes it back.
 * @throws {StartupError} with one line when the file is refused or the command can't be carried out.
 */
export async function importCommand(config: Config, args: readonly string[], around: Surroundings): Promise<void> {
  const asked = readImportArguments(args);
  const books = await booksOf(config);
  const work = asked.does === 'take-in' ? await takingIn(asked, books) : rollingBack(asked.importId);
  const database = await openUnused(config, asked.does);
  try {
    around.say(JSON.stringify(await work(await appOf(config, database, books, around))));
  } finally {
    await database.close();
  }
}

const PRESS_INSTEAD = 'press «Отменить загрузку» under the result of the import in its chat, or stop it first';

type Work = (app: App) => Promise<object>;

/** What can be refused without the database is. */
async function takingIn(
  { file, regulation, asOf, confirmed }: Extract<ImportArguments, { does: 'take-in' }>,
  books: ReadonlyMap<string, Book>,
): Promise<Work> {
  const book = books.get(regulation);
  if (!book) {
    throw new StartupError(
      `unknown regulation ${regulation}: one of ${[...books.keys()].join(', ')} is expected (REGULATIONS)`,
    );
  }
  const bytes = await readBytes(file);
  return async (app) => {
    const outcome = await importAppeals(app, {
      book,
      bytes,
      fileName: basename(file),
      asOfHeader: asOf,
      receivedAt: app.clock(),
      receivedBy: 'npm run import',
      confirmed,
    });
    if (outcome.kind !== 'imported') throw new StartupError(`${file}: ${outcome.message}`);
    await takeImport(app, outcome.importId, book.id);
    return importAnswer(outcome);
  };
}

function rollingBack(importId: number): Work {
  return async (app) => {
    const outcome = await rollBackImport(app, { importId, by: 'npm run import' });
    if (outcome.kind === 'refused') throw new StartupError(refusalOf(importId, outcome));
    const { import: loaded, again } = outcome;
    await cleanDistrict(app, loaded.district);
    const { fileName, added: removed, changed: restored } = loaded;
    return { importId, rolledBack: true, again, fileName, removed, restored };
  };
}

function refusalOf(importId: number, refused: RollBackRefused): string {
  switch (refused.reason) {
    case 'unknown':
      return `there is no import ${importId}: its id is in the answer to the file, as importId`;
    case 'busy':
      return `another import of the district is under way: try again in a minute`;
    case 'rested-on':
      return `import ${refused.by.id} came after ${importId} and rests on it: roll back ${refused.by.id} first`;
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
async function openUnused(config: Config, does: ImportArguments['does']): Promise<Database> {
  try {
    return await openFor(config);
  } catch (error) {
    if (
      config.database.kind === 'embedded' &&
      error instanceof StoreError &&
      error.message.includes('in use by another process')
    ) {
      const { dir } = config.database;
      if (does === 'roll-back') throw new StartupError(`the bot is running on ${dir}: ${PRESS_INSTEAD}`);
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
