import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertCase, readCase } from '../../../src/store/cases.ts';
import type { Tx } from '../../../src/store/database.ts';
import { claimNext } from '../../../src/store/outbox.ts';
import { appeal } from '../../../src/store/schema/appeals.ts';
import { cases } from '../../../src/store/schema/cases.ts';
import { useDatabase } from '../../support/databases.ts';
import { caseDraft, T0 } from '../../support/rows.ts';

const fixture = useDatabase('postgres');

/** Statements that the connection of this transaction keeps, of those that name a table. */
async function kept(tx: Tx, table: string): Promise<number> {
  const rows = await tx.execute(
    sql`select count(*)::int as count from pg_prepared_statements where statement like ${`%"${table}"%`}`,
  );
  return (rows as { count: number }[])[0]?.count ?? Number.NaN;
}

test('a statement is prepared once for a connection, whatever it is given', async () => {
  await fixture.database.transaction(async (tx) => {
    const before = await kept(tx, 'case');
    for (const id of [1, 2, 3]) await readCase(tx, id);
    expect(await kept(tx, 'case')).toBeLessThanOrEqual(before + 1);
    expect(await kept(tx, 'case')).toBeGreaterThan(0);
  });
});

test('a list of any length is one statement', async () => {
  await fixture.database.transaction(async (tx) => {
    const claim = (excludeChats: number[]) => claimNext(tx, { now: T0, epoch: 1, limit: 1, excludeChats });
    await claim([]);
    const once = await kept(tx, 'outbox');
    for (const chats of [[1], [1, 2], [1, 2, 3]]) await claim(chats);
    expect(await kept(tx, 'outbox')).toBe(once);
  });
});

test('of statements sent together one fails: what another would send next is not sent outside the transaction', async () => {
  let late: Promise<unknown> = Promise.resolve();
  const together = fixture.database.transaction(async (tx) => {
    const wrong = tx.execute(sql`select 1 / 0`);
    late = readCase(tx, 1).then(() => insertCase(tx, caseDraft()));
    await Promise.all([wrong, late]);
  });
  await expect(together).rejects.toThrow();
  await expect(late).rejects.toThrow();
  expect(await fixture.database.db.$count(cases)).toBe(0);
  const ended: Tx[] = [];
  await fixture.database.transaction((tx) => Promise.resolve(ended.push(tx)));
  const [tx] = ended;
  const cause = expect.objectContaining({ message: 'the transaction has ended' });
  await expect(tx && insertCase(tx, caseDraft())).rejects.toMatchObject({ cause });
});

test('over appeals each statement is planned for its own values', async () => {
  await fixture.database.transaction(async (tx) => {
    await tx.select({ id: appeal.id }).from(appeal).where(eq(appeal.district, 'khimki'));
    expect(await kept(tx, 'appeal')).toBe(0);
  });
});
