import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { upsertPerson, readPerson } from '../../src/store/people.ts';
import { addColumn, laterMigrations, tooNew, usePostgres, useReleases } from '../support/migrations.ts';
import { T0 } from '../support/rows.ts';
import { startStoreProcess } from '../support/store-processes.ts';

const { root, open, close, later } = useReleases();

describe('PostgreSQL', () => {
  const own = usePostgres();

  it('a process killed in the middle of a migration leaves nothing behind', async () => {
    await close(await open(own.server));
    const slow = await later(addColumn, 'select pg_sleep(600)');
    const killed = startStoreProcess('open', own.server.url, slow);
    const watcher = postgres(own.server.url, { max: 1, onnotice: () => {} });
    const sleeping = () => watcher`select pid from pg_stat_activity where query ~ '^\\s*select pg_sleep.600.'`;
    await vi.waitUntil(async () => (await sleeping()).length > 0, { timeout: 20_000, interval: 50 });
    await killed.kill();
    await watcher`select pg_terminate_backend(pid) from pg_stat_activity where query ~ '^\\s*select pg_sleep.600.'`;
    await watcher.end();
    await open(own.server, await laterMigrations(join(root.path, 'mended'), [addColumn]));
  });

  it('a migration that can not have its table gives up, and the next start succeeds', async () => {
    const older = await open(own.server);
    const folder = await later(addColumn);
    await older.transaction(async (tx) => {
      await tx.execute(sql`lock table person in share mode`);
      await expect(open(own.server, folder)).rejects.toThrow(
        'the database schema is in use and could not be changed within 5 s: start again',
      );
    });
    await open(own.server, folder);
  });
});

describe('PGlite in a directory', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = join(root.path, 'data');
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
    await open({ dataDir }, await laterMigrations(join(root.path, 'mended'), [addColumn]));
  });
});
