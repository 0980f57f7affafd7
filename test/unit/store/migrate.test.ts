import { readdir } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { nextCaseNumber } from '../../../src/store/cases.ts';
import { upsertPerson, readPerson } from '../../../src/store/people.ts';
import { MIGRATIONS } from '../../support/databases.ts';
import { addColumn, tooNew, usePostgres, useReleases } from '../../support/migrations.ts';
import { T0 } from '../../support/rows.ts';

const { open, later } = useReleases();

describe('PostgreSQL', () => {
  const postgres = usePostgres();

  it('processes that start together on a new database all find it migrated once', async () => {
    const databases = await Promise.all(Array.from({ length: 5 }, () => open(postgres.server)));
    for (const database of databases) await nextCaseNumber(database.db);
    const count = sql`count(*)`.mapWith(Number);
    const applied = await databases[0]?.db.select({ count }).from(sql`drizzle.__drizzle_migrations`);
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql'));
    expect(applied).toEqual([{ count: files.length }]);
  });

  it('a database of a later release is refused in one line', async () => {
    await open(postgres.server, await later(addColumn));
    await expect(open(postgres.server)).rejects.toThrow(tooNew);
  });

  it('an older program goes on running on the schema of a later release', async () => {
    const older = await open(postgres.server);
    await open(postgres.server, await later(addColumn));
    await upsertPerson(older.db, { id: 1, name: 'a', username: null, at: T0 });
    expect(await readPerson(older.db, 1)).toMatchObject({ name: 'a' });
  });

  it('an address that is wrong is refused in one line, without the password', async () => {
    const at = (change: (url: URL) => void) => {
      const url = new URL(postgres.server.url);
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
