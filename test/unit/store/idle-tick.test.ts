import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { dueCases, nextDue } from '../../../src/store/cases.ts';
import { firstOverdue, oldestDebt } from '../../../src/store/late-work.ts';
import { saveObligations } from '../../../src/store/obligations.ts';
import { useDatabase } from '../../support/databases.ts';
import { givenCase, minute, obligation } from '../../support/rows.ts';

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

test('what the auditor asks of debts is a probe of an index, however much is owed ahead', async () => {
  const { db } = fixture.database;
  const { id: caseId } = await givenCase(db);
  await saveObligations(db, caseId, [obligation()]);
  await db.execute(sql`
    insert into obligation (case_id, rule, clause, debtor, occurrence, starts_at, due_at, step, state, items)
    select case_id, rule, clause, debtor, 'ahead-' || n, starts_at, due_at, step, state, items
    from obligation, generate_series(1, ${AHEAD}::int) n`);
  await saveObligations(db, caseId, [obligation({ overdueAt: minute(60) })]);
  await db.execute(sql`analyze obligation`);
  expect(await oldestDebt(db, regulations)).toEqual(minute(60));
  expect(await oldestDebt(db, ['ruza-zhkh'])).toBeNull();
  const plan = await planOf(firstOverdue(db, regulations).getSQL());
  expect(plan).toContain('obligation_overdue');
  expect(plan).not.toContain('Seq Scan on obligation');
});
