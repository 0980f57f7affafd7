import { sql } from 'drizzle-orm';
import { digestData } from '../src/app/figures/digest-data.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import type { Database } from '../src/store/database.ts';
import { bookOf, shippedYaml } from '../test/support/books.ts';
import { fillDistrict } from './support/district.ts';
import { withPostgres } from './support/postgres.ts';

/*
 * The figures of the 10:00 digest over a million appeals of a district, on PostgreSQL, beside the very same queries where
 * the planner may use no index. Both in one run, by turns, the fastest of each: what else the machine does only adds.
 */

const DAYS = 400;
const LAST_DAY = '2026-07-27';
const NOW = new Date('2026-07-28T06:58:00Z');
const DISTRICTS = { khimki: 1_000_000, ruza: 250_000, elsewhere: 250_000 };
const ROUNDS = 7;
const RATIO_AT_MOST = 0.25;

const snapshot = { book: bookOf(shippedYaml('khimki-energy')), isWorkingDay: productionCalendar().isWorkingDay };

await withPostgres(async (database) => {
  for (const [district, count] of Object.entries(DISTRICTS)) {
    await fillDistrict(database.db, { district, count, days: DAYS, to: LAST_DAY });
  }
  // As autovacuum leaves the table after an import.
  await database.db.execute(sql`vacuum (analyze) appeal`);
  const indexed: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    indexed.push(await figures(database, true));
    bare.push(await figures(database, false));
  }
  const [ours, theirs] = [Math.min(...indexed), Math.min(...bare)];
  const ratio = ours / theirs;
  process.stdout.write(
    [
      `the figures of a digest over ${DISTRICTS.khimki} appeals of ${DAYS} days, fastest of ${ROUNDS}: ${ours.toFixed(0)} ms`,
      `the same without indexes: ${theirs.toFixed(0)} ms`,
      `ratio: ${ratio.toFixed(2)} (target ≤ ${RATIO_AT_MOST})`,
      '',
    ].join('\n'),
  );
  process.exitCode = ratio <= RATIO_AT_MOST ? 0 : 1;
});

/** Milliseconds of one digest's figures. */
async function figures(database: Database, withIndexes: boolean): Promise<number> {
  return database.transaction(async (tx) => {
    for (const way of withIndexes ? [] : ['indexscan', 'indexonlyscan', 'bitmapscan']) {
      await tx.execute(sql.raw(`set local enable_${way} = off`));
    }
    const started = performance.now();
    const { top, hot, days } = await digestData(tx, snapshot, NOW);
    const spent = performance.now() - started;
    if (top.length === 0 || hot.length === 0 || days.some(({ norm }) => norm === null)) throw new Error('no figures');
    return spent;
  });
}
