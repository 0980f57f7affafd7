import { sql } from 'drizzle-orm';
import { readingFor, deadlinesNow, notAcceptedNow, statusesNow } from '../src/app/drafts/control.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import type { Database } from '../src/store/database.ts';
import { listOpenAppeals } from '../src/store/open-appeals.ts';
import { bookOf, shippedYaml } from '../test/support/books.ts';
import { fillDistrict } from './support/district.ts';
import { withPostgres } from './support/postgres.ts';

/*
 * The three control lists of the morning and the table behind them, over a million appeals of a district on PostgreSQL:
 * as an office has them after a year, most of them closed, each with the version in which it was still open. Beside them
 * the same without the two indexes made for them.
 */

const DAYS = 400;
const LAST_DAY = '2026-07-27';
const NOW = new Date('2026-07-28T07:30:00Z');
const COUNT = 1_000_000;
const ROUNDS = 5;

const book = bookOf(shippedYaml('khimki-energy'));
const wanted = { book, now: NOW, isWorkingDay: productionCalendar().isWorkingDay };

await withPostgres(async (database) => {
  await fillDistrict(database.db, { district: 'khimki', count: COUNT, days: DAYS, to: LAST_DAY });
  await age(database);
  const indexed = await measured(database);
  await database.db.execute(sql`drop index appeal_open, appeal_closed`);
  const bare = await measured(database);
  for (const [what, ms] of Object.entries(indexed)) {
    process.stdout.write(
      `${what}: ${ms.toFixed(0)} ms, without the indexes ${(bare[what] ?? Number.NaN).toFixed(0)} ms\n`,
    );
  }
});

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

async function measured({ db }: Database): Promise<Record<string, number>> {
  const reading = await readingFor(db, wanted);
  const zone = book.district.timezone;
  return {
    'what they rest on': await median(() => readingFor(db, wanted)),
    'not accepted': await median(() => notAcceptedNow(db, reading)),
    deadlines: await median(() => deadlinesNow(db, reading)),
    statuses: await median(() => statusesNow(db, reading)),
    'the table': await median(() => listOpenAppeals(db, { district: book.district.id, zone })),
  };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}
