import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createPostgresDatabase, MIGRATIONS, type PostgresDatabase } from './databases.ts';
import { useFolder } from './folder.ts';

/** What a later release adds, and how an older program refuses its database. */
export const addColumn = 'alter table person add column added integer';
export const tooNew = 'the database has a newer schema than this program: install the newer release';

/** Opens databases as the program and a later release of it do. */
export function useReleases() {
  const root = useFolder('migrations');
  const later = (...statements: string[]) => laterMigrations(join(root.path, 'later'), statements);
  return { root, later, ...useOpened() };
}

/** A PostgreSQL of each test's own. */
export function usePostgres(): { readonly server: PostgresDatabase } {
  let server: PostgresDatabase;
  beforeEach(async () => {
    server = await createPostgresDatabase();
    return () => server.drop();
  });
  return {
    get server() {
      return server;
    },
  };
}

/** Opens databases as the program does; what a test leaves open is closed after it. */
export function useOpened() {
  const opened: Database[] = [];
  async function open(where: { url: string } | { dataDir: string }, migrationsFolder = MIGRATIONS): Promise<Database> {
    const database = await openDatabase({ url: null, dataDir: null, ...where, migrationsFolder });
    opened.push(database);
    return database;
  }
  async function close(database: Database): Promise<void> {
    opened.splice(opened.indexOf(database), 1);
    await database.close();
  }
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  return { open, close };
}

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

/** A copy of the first migrations of the program, as an earlier release had them. */
export async function firstMigrations(folder: string, count: number): Promise<string> {
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as Journal;
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** A copy of the program's migrations with one more, as a later release would have it. */
export async function laterMigrations(folder: string, statements: string[]): Promise<string> {
  await cp(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(file, 'utf8')) as Journal;
  const last = journal.entries.at(-1);
  if (!last) throw new Error('there are no migrations');
  const later = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'later' };
  await writeFile(file, JSON.stringify({ ...journal, entries: [...journal.entries, later] }));
  await writeFile(join(folder, 'later.sql'), statements.join('\n--> statement-breakpoint\n'));
  return folder;
}
