import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { nextCaseNumber, readCase } from '../../../src/store/cases.ts';
import { upsertPerson, readPerson } from '../../../src/store/people.ts';

import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, givenCase, minute } from '../../support/rows.ts';

const person = (id: number) => ({ id, name: `Person ${id}`, username: null, at: T0 });

forEachDatabase((fixture) => {
  it('a transaction gives what its work gave, and commits', async () => {
    const { database } = fixture;
    expect(await database.transaction((tx) => upsertPerson(tx, person(1)))).toMatchObject({ id: 1 });
    expect(await readPerson(database.db, 1)).not.toBeNull();
  });

  it('a transaction that throws leaves nothing, and throws the same error', async () => {
    const { database } = fixture;
    const error = new Error('no');
    const failing = database.transaction(async (tx) => {
      await upsertPerson(tx, person(1));
      throw error;
    });
    await expect(failing).rejects.toBe(error);
    expect(await readPerson(database.db, 1)).toBeNull();
  });

  it('transactions that are begun together all end', async () => {
    const { database } = fixture;
    await Promise.all(
      Array.from({ length: 30 }, (_, id) =>
        database.transaction(async (tx) => {
          await upsertPerson(tx, person(id));
          await nextCaseNumber(tx);
        }),
      ),
    );
    expect(await nextCaseNumber(database.db)).toBe(31);
  });

  it('an instant keeps its milliseconds, whatever the zone of the session', async () => {
    const { database } = fixture;
    const at = new Date('1999-12-31T23:59:59.987Z');
    await database.transaction(async (tx) => {
      await tx.execute(sql`set local time zone 'Asia/Kathmandu'`);
      const { id } = await givenCase(tx, { openedAt: at, nextAt: minute(0) });
      expect(await readCase(tx, id)).toMatchObject({ openedAt: at, nextAt: T0 });
    });
  });
});

describe('PostgreSQL with one connection', () => {
  const fixture = useDatabase('postgres', { max: 1 });

  it('runs transactions one after the other', async () => {
    const { database } = fixture;
    await Promise.all(
      Array.from({ length: 30 }, (_, id) =>
        database.transaction(async (tx) => {
          await upsertPerson(tx, person(id));
          await upsertPerson(tx, person(id));
        }),
      ),
    );
    expect(await readPerson(database.db, 29)).not.toBeNull();
  });

  it('gives up a statement that takes too long and a transaction left alone', async () => {
    const { db } = fixture.database;
    const shown = await db
      .select({ value: sql<string>`current_setting('statement_timeout')` })
      .from(sql`(values (1)) v`);
    expect(shown).toEqual([{ value: '30s' }]);
    const idle = sql<string>`current_setting('idle_in_transaction_session_timeout')`;
    expect(await db.select({ value: idle }).from(sql`(values (1)) v`)).toEqual([{ value: '1min' }]);
  });
});
