import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/open-pglite.ts';

const ROOT = join(import.meta.dirname, '../..');
export const MIGRATIONS = join(ROOT, 'migrations');
const CACHE = join(ROOT, 'node_modules/.cache/reglament');

export type DatabaseKind = Database['kind'];

/** What a suite is given: the database is there from `beforeAll` on, and empty at the start of every test. */
export interface DatabaseFixture {
  kind: DatabaseKind;
  readonly database: Database;
  /** A second, independent connection to the same database, closed after the suite. PostgreSQL only. */
  another(max?: number): Promise<Database>;
  /** Address of the database for a process of its own. PostgreSQL only. */
  readonly url: string;
}

/** Runs a suite on both databases. */
export function forEachDatabase(suite: (fixture: DatabaseFixture) => void): void {
  describe('on PGlite', () => suite(useDatabase('pglite')));
  describe('on PostgreSQL', () => suite(useDatabase('postgres')));
}

/** The worker's migrated database for the surrounding `describe`, emptied before each test. `max`: so many connections. */
export function useDatabase(kind: DatabaseKind, { max }: { max?: number } = {}): DatabaseFixture {
  let database: Database;
  let server: PostgresDatabase | null = null;
  const others: Database[] = [];
  beforeAll(async () => {
    if (kind === 'postgres') server = await workersServer();
    if (server && max !== undefined) others.push((database = await openPostgres(server.url, max)));
    else database = await workersDatabase(kind);
  });
  beforeEach(() => empty(database));
  afterAll(async () => {
    for (const opened of others) await opened.close();
  });
  return {
    kind,
    get database() {
      return database;
    },
    get url() {
      if (!server) throw new Error('PGlite has no address');
      return server.url;
    },
    async another(connections) {
      const opened = await openPostgres(this.url, connections);
      others.push(opened);
      return opened;
    },
  };
}

/**
 * Databases of this worker: its files run one after the other and every test begins with an empty database, so that a file
 * need not wait a second for one of its own. They end with the worker and with the server of the run.
 */
const opened: Partial<Record<DatabaseKind, Promise<Database>>> = {};
let server: Promise<PostgresDatabase> | undefined;

function workersServer(): Promise<PostgresDatabase> {
  return (server ??= createPostgresDatabase());
}

function workersDatabase(kind: DatabaseKind): Promise<Database> {
  return (opened[kind] ??= kind === 'pglite' ? memoryDatabase() : workersServer().then(({ url }) => openPostgres(url)));
}

function openPostgres(url: string, max?: number): Promise<Database> {
  return openDatabase({ url, dataDir: null, migrationsFolder: MIGRATIONS, ...(max === undefined ? {} : { max }) });
}

/** A database of its own on the test run's PostgreSQL: made empty, without a schema. */
export interface PostgresDatabase {
  url: string;
  drop: () => Promise<void>;
}

/**
 * `like`: with everything that is in that database, which nobody may be using. `address`: of another server than the test
 * run's, as its superuser.
 */
export async function createPostgresDatabase({
  like,
  address = inject('postgresUrl'),
}: { like?: string; address?: string } = {}): Promise<PostgresDatabase> {
  const server = new URL(address);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(address, `create database ${name}${like ? ` template ${new URL(like).pathname.slice(1)}` : ''}`);
  server.pathname = `/${name}`;
  return { url: server.href, drop: () => asSuperuser(address, `drop database ${name} with (force)`) };
}

async function asSuperuser(address: string, statement: string): Promise<void> {
  const client = postgres(address, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end();
  }
}

/** A migrated PGlite in memory, from a snapshot made by the first test that ever needed it: a second instead of 3. */
async function memoryDatabase(): Promise<Database> {
  const client = await PGlite.create({ loadDataDir: await snapshot() });
  return databaseOf(client, () => client.close());
}

/** Of the tables the database has. Those that are empty are left alone: truncating costs files. */
const EMPTY = sql.raw(`do $$
  declare
    one name;
    holds boolean;
    filled text[] := '{}';
  begin
    for one in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select from %I)', one) into holds;
      if holds then filled := filled || format('%I', one); end if;
    end loop;
    if filled <> '{}' then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
    perform setval(oid::regclass, 1, false)
      from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace;
  end $$`);

/** Removes every row and starts every sequence again. */
export async function empty({ db }: Database): Promise<void> {
  await db.execute(EMPTY);
}

async function snapshot(): Promise<Blob> {
  const file = join(CACHE, `pglite-${snapshotKey()}.tar`);
  if (existsSync(file)) return new Blob([await readFile(file)]);
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  const dump = await client.dumpDataDir('none');
  await client.close();
  await mkdir(CACHE, { recursive: true });
  // Renamed into place: another worker may be making the same file, or reading it.
  const partial = `${file}.${randomUUID()}`;
  await writeFile(partial, new Uint8Array(await dump.arrayBuffer()));
  await rename(partial, file);
  return dump;
}

/** A snapshot is good for these migrations and this PGlite. */
function snapshotKey(): string {
  const hash = createHash('sha256');
  const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  for (const name of names.toSorted()) hash.update(readFileSync(join(MIGRATIONS, name)));
  hash.update(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}
