import { sql } from 'drizzle-orm';
import { TransactionRollbackError } from 'drizzle-orm/errors';
import { controlDays } from '../src/analytics/appeal-states.ts';
import { deadlinesNow, notAcceptedNow, readingFor, statusesNow, stuckNow } from '../src/app/drafts/control.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import { TABLE_ROWS } from '../src/render/figures/control-table.ts';
import { countControlled, listControlled } from '../src/store/controlled-appeals.ts';
import type { Database, Tx } from '../src/store/database.ts';
import { bookOf, shippedYaml } from '../test/support/books.ts';
import { fillDistrict } from './support/district.ts';
import { withPostgres } from './support/postgres.ts';

/*
 * What one `/control` reads, its four lists, and the table behind them, over a million appeals of a district on PostgreSQL:
 * as an office has them after a year, most of them closed, each with the version in which it was still open. Beside them
 * the very same without the two indexes made for them, which are dropped in a transaction that is rolled back. Both in one
 * run, by turns, the fastest of each: what else the machine does only adds.
 */

const DAYS = 400;
const LAST_DAY = '2026-07-27';
const NOW = new Date('2026-07-28T07:30:00Z');
const COUNT = 1_000_000;
const ROUNDS = 5;
/** Whether an appeal came back, and what the last file closed, is found by other indexes: most of what `/control` still takes. */
const RATIO_AT_MOST = { '/control': 0.5, 'the table': 0.25 };

const book = bookOf(shippedYaml('khimki-energy'));
const wanted = { book, now: NOW, isWorkingDay: productionCalendar().isWorkingDay };
const WORKS = [
  ['/control', lists],
  ['the table', table],
] as const;

await withPostgres(async (database) => {
  await fillDistrict(database.db, { district: 'khimki', count: COUNT, days: DAYS, to: LAST_DAY });
  await age(database);
  let missed = false;
  for (const [what, work] of WORKS) {
    const times: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push({ ours: await timed(database, work, true), theirs: await timed(database, work, false) });
    }
    const ours = Math.min(...times.map((time) => time.ours));
    const theirs = Math.min(...times.map((time) => time.theirs));
    const ratio = ours / theirs;
    const target = RATIO_AT_MOST[what];
    missed ||= ratio > target;
    process.stdout.write(
      `${what}: ${ours.toFixed(0)} ms, without the indexes ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (target ≤ ${target})\n`,
    );
  }
  process.exitCode = missed ? 1 : 0;
});

/** What the answer to `/control` reads. */
async function lists(tx: Tx): Promise<void> {
  const reading = await readingFor(tx, wanted);
  const found = [
    await notAcceptedNow(tx, reading),
    await deadlinesNow(reading),
    await statusesNow(tx, reading),
    await stuckNow(tx, reading),
  ];
  if (found.some(({ groups }) => groups.length === 0)) throw new Error('an empty list');
}

/** What the table under it reads. */
async function table(tx: Tx): Promise<void> {
  const { today, isOwn } = await readingFor(tx, wanted);
  const { id: district, timezone: zone } = book.district;
  const of = { district, zone, days: controlDays(today, wanted.isWorkingDay) };
  const places = (await countControlled(tx, of)).filter(isOwn).map(({ key }) => key);
  const rows = await listControlled(tx, { ...of, places, atMost: TABLE_ROWS });
  if (rows.length === 0) throw new Error('an empty table');
}

/** Milliseconds of one reading; what was dropped for it is there again after it. */
async function timed({ db }: Database, work: (tx: Tx) => Promise<void>, withIndexes: boolean): Promise<number> {
  let spent = Number.NaN;
  const reading = db.transaction(async (tx) => {
    if (!withIndexes) await tx.execute(sql`drop index appeal_open, appeal_closed`);
    const started = performance.now();
    await work(tx);
    spent = performance.now() - started;
    return tx.rollback();
  });
  await reading.catch((error: unknown) => {
    if (!(error instanceof TransactionRollbackError)) throw error;
  });
  return spent;
}

/** Closes what is older than a month, which leaves one per cent open; each closed one was open in the file before. */
async function age(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    // A year in one statement takes longer than the program ever lets one take.
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`update appeal set status_group = 'closed', closed_at = created_on + interval '9 days'
      where created_on < '2026-06-28' and status_group <> 'closed'`);
    await tx.execute(sql`update appeal set status_group = (array['new', 'accepted', 'in-work', 'postponed'])[1 + id % 4],
      repeated = id % 9 = 0 where status_group <> 'closed'`);
    await tx.execute(sql`insert into appeal (district, source, external_id, import_id, superseded_by, row_hash, created_at,
        created_on, deadline_at, status, status_group, overdue, repeated, direction, category, subcategory, fact, executor)
      select district, source, external_id, import_id - 1, import_id, row_hash || '-', created_at, created_on,
        deadline_at, status, 'in-work', false, false, direction, category, subcategory, fact, executor
      from appeal where status_group = 'closed' and import_id > 1`);
  });
  await database.db.execute(sql`vacuum (analyze) appeal, import`);
}
