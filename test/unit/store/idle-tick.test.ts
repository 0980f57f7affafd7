import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { dueCases, nextDue } from '../../../src/store/cases.ts';
import { useDatabase } from '../../support/databases.ts';
import { givenCase, minute } from '../../support/rows.ts';

const fixture = useDatabase('postgres');
const AHEAD = 20_000;
const regulations = ['khimki-energy'];

async function planOf(statement: SQL): Promise<string> {
  const rows = await fixture.database.db.execute(sql`explain ${statement}`);
  return JSON.stringify(rows);
}

test('what an idle program asks every second is a probe of an index, however much lies ahead', async () => {
  const { db } = fixture.database;
  await givenCase(db, { nextAt: minute(30) });
  await db.execute(sql`
    insert into "case" (number, regulation, book_hash, kind, subject, drill, state, level, reached, told, facts, last_at,
      next_at, version)
    select 0, regulation, '', kind, 'ahead-' || n, drill, state, level, '[]', '[]', '{}', last_at,
      next_at + make_interval(mins => n), version
    from "case", generate_series(1, ${AHEAD}::int) n`);
  await db.execute(sql`analyze "case"`);
  const claim = dueCases(db, { regulations, now: minute(0), limit: 50 });
  for (const statement of [claim.getSQL(), nextDue(db, regulations).getSQL()]) {
    const plan = await planOf(statement);
    expect(plan).toContain('case_next');
    expect(plan).not.toContain('Seq Scan on \\"case\\"');
  }
  const everything = await planOf(sql`select max(version) from "case"`);
  expect(everything, 'the plan of a statement that reads every row').toContain('Seq Scan on \\"case\\"');
});
