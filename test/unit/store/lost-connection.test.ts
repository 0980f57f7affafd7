import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database, Tx } from '../../../src/store/database.ts';
import { readPerson, upsertPerson } from '../../../src/store/people.ts';
import { useDatabase } from '../../support/databases.ts';
import { T0 } from '../../support/rows.ts';

const person = (id: number) => ({ id, name: `Person ${id}`, username: null, at: T0 });

async function connectionOf(tx: Tx): Promise<number> {
  const rows = await tx.select({ pid: sql`pg_backend_pid()`.mapWith(Number) }).from(sql`(values (1)) as once`);
  return rows[0]?.pid ?? 0;
}

describe('PostgreSQL going away', () => {
  const fixture = useDatabase('postgres', { max: 2 });
  const terminate = (server: Database, pid: number) => server.db.execute(sql`select pg_terminate_backend(${pid})`);

  it('in the middle of a transaction fails that transaction and nothing else', async () => {
    const killer = await fixture.another(1);
    for (let round = 0; round < 10; round++) {
      const failing = fixture.database.transaction(async (tx) => {
        await upsertPerson(tx, person(round));
        await terminate(killer, await connectionOf(tx));
        await upsertPerson(tx, person(round + 100));
      });
      await expect(failing).rejects.toThrow();
      expect(await readPerson(fixture.database.db, round)).toBeNull();
    }
    await fixture.database.transaction((tx) => upsertPerson(tx, person(1)));
    expect(await readPerson(fixture.database.db, 1)).not.toBeNull();
  });

  it('during a long statement fails that statement; the next ones connect again', async () => {
    const killer = await fixture.another(1);
    for (let round = 0; round < 5; round++) {
      const failing = fixture.database.transaction(async (tx) => {
        const pid = await connectionOf(tx);
        await Promise.all([tx.execute(sql`select pg_sleep(60)`), terminate(killer, pid)]);
      });
      await expect(failing).rejects.toThrow();
    }
    await Promise.all(
      Array.from({ length: 10 }, (_, id) => fixture.database.transaction((tx) => upsertPerson(tx, person(id)))),
    );
    expect(await readPerson(fixture.database.db, 9)).not.toBeNull();
  });
});
