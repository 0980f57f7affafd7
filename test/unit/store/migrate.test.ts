import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextCaseNumber } from '../../../src/store/cases.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { upsertPerson, readPerson } from '../../../src/store/people.ts';
import { createPostgresDatabase, MIGRATIONS, type PostgresDatabase } from '../../support/databases.ts';
import { laterMigrations } from '../../support/migrations.ts';
import { T0 } from '../../support/rows.ts';
import { startStoreProcess } from '../../support/store-processes.ts';

const tooNew = 'the database has a newer schema than this program: install the newer release';
const addColumn = 'alter table person add column added integer';

let root: string;
const opened: Database[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'migrate-test-'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await rm(root, { recursive: true, force: true });
});

async function open(where: { url: string } | { dataDir: string }, migrationsFolder = MIGRATIONS): Promise<Database> {
  const database = await openDatabase({ url: null, dataDir: null, ...where, migrationsFolder });
  opened.push(database);
  return database;
}
async function close(database: Database): Promise<void> {
  opened.splice(opened.indexOf(database), 1);
  await database.close();
}
const later = (...statements: string[]) => laterMigrations(join(root, 'later'), statements);

describe('PostgreSQL', () => {
  let server: PostgresDatabase;
  beforeEach(async () => {
    server = await createPostgresDatabase();
    return () => server.drop();
  });

  it('processes that start together on a new database all find it migrated once', async () => {
    const databases = await Promise.all(Array.from({ length: 5 }, () => open(server)));
    for (const database of databases) await nextCaseNumber(database.db);
    const count = sql`count(*)`.mapWith(Number);
    const applied = await databases[0]?.db.select({ count }).from(sql`drizzle.__drizzle_migrations`);
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql'));
    expect(applied).toEqual([{ count: files.length }]);
  });

  it('a database of a later release is refused in one line', async () => {
    await open(server, await later(addColumn));
    await expect(open(server)).rejects.toThrow(tooNew);
  });

  it('an older program goes on running on the schema of a later release', async () => {
    const older = await open(server);
    await open(server, await later(addColumn));
    await upsertPerson(older.db, { id: 1, name: 'a', username: null, at: T0 });
    expect(await readPerson(older.db, 1)).toMatchObject({ name: 'a' });
  });

  it('a process killed in the middle of a migration leaves nothing behind', async () => {
    await close(await open(server));
    const slow = await later(addColumn, 'select pg_sleep(600)');
    const killed = startStoreProcess('open', server.url, slow);
    const watcher = postgres(server.url, { max: 1, onnotice: () => {} });
    const sleeping = () => watcher`select pid from pg_stat_activity where query ~ '^\\s*select pg_sleep.600.'`;
    await vi.waitUntil(async () => (await sleeping()).length > 0, { timeout: 20_000, interval: 50 });
    await killed.kill();
    await watcher`select pg_terminate_backend(pid) from pg_stat_activity where query ~ '^\\s*select pg_sleep.600.'`;
    await watcher.end();
    await open(server, await laterMigrations(join(root, 'mended'), [addColumn]));
  });

  it('a migration that can not have its table gives up, and the next start succeeds', async () => {
    const older = await open(server);
    const folder = await later(addColumn);
    await older.transaction(async (tx) => {
      await tx.execute(sql`lock table person in share mode`);
      await expect(open(server, folder)).rejects.toThrow(
        'the database schema is in use and could not be changed within 5 s: start again',
      );
    });
    await open(server, folder);
  });

  it('an address that is wrong is refused in one line, without the password', async () => {
    const at = (change: (url: URL) => void) => {
      const url = new URL(server.url);
      change(url);
      return open({ url: url.href }).catch((error: unknown) => (error instanceof Error ? error.message : error));
    };
    expect(await at((url) => (url.port = '1'))).toBe(
      'the database does not answer (connect ECONNREFUSED 127.0.0.1:1): check DATABASE_URL',
    );
    expect(await at((url) => (url.password = 'secret'))).toBe(
      'the database does not answer (password authentication failed for user "postgres"): check DATABASE_URL',
    );
    expect(await at((url) => (url.pathname = '/nowhere'))).toBe(
      'the database does not answer (database "nowhere" does not exist): check DATABASE_URL',
    );
    await expect(open({ url: 'nonsense' })).rejects.toThrow(
      'DATABASE_URL is not a usable address: write postgres://user:password@host/name',
    );
  });
});

describe('PGlite in a directory', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = join(root, 'data');
  });

  it('keeps what was written, and is held by one owner', async () => {
    const first = await open({ dataDir });
    await upsertPerson(first.db, { id: 1, name: 'a', username: null, at: T0 });
    await expect(open({ dataDir })).rejects.toThrow(
      `the data directory ${dataDir} is in use by another process: stop it or set DATA_DIR`,
    );
    await close(first);
    const second = await open({ dataDir });
    expect(await readPerson(second.db, 1)).toMatchObject({ name: 'a' });
  });

  it('data that can not be opened are refused in one line, and let go of', async () => {
    await mkdir(join(dataDir, 'database'), { recursive: true });
    await writeFile(join(dataDir, 'database/PG_VERSION'), '12\n');
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(open({ dataDir })).rejects.toThrow(
        `the data in ${dataDir} can't be opened (PGlite failed to initialize properly): restore a backup or set DATA_DIR`,
      );
    }
  });

  it('a database of a later release is refused in one line, and let go of', async () => {
    const folder = await later(addColumn);
    await close(await open({ dataDir }, folder));
    await expect(open({ dataDir })).rejects.toThrow(tooNew);
    await open({ dataDir }, folder);
  });

  it('a process killed in the middle of a migration leaves nothing behind', async () => {
    await close(await open({ dataDir }));
    const marker = "copy (select 1) to '/pglite/data/half-done'";
    const slow = await later(addColumn, marker, 'select count(*) from generate_series(1, 1000000000000)');
    const killed = startStoreProcess('open', dataDir, slow);
    await vi.waitUntil(() => existsSync(join(dataDir, 'database/half-done')), { timeout: 20_000, interval: 50 });
    await killed.kill();
    await open({ dataDir }, await laterMigrations(join(root, 'mended'), [addColumn]));
  });
});
