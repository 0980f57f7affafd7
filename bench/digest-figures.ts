import { sql } from 'drizzle-orm';
import { digestData } from '../src/app/figures/digest-data.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import type { Database, Tx } from '../src/store/database.ts';
import { PLACE_KEY } from '../src/store/place-key.ts';
import { bookOf, shippedYaml } from '../test/support/books.ts';
import { fillDistrict } from './support/district.ts';
import { withPostgres } from './support/postgres.ts';

/*
 * The figures of the 10:00 digest over a million appeals of a district, on PostgreSQL, beside the very same queries where
 * the planner may use no index. Both in one run, by turns, the fastest of each: what else the machine does only adds.
 * Going from place to place makes no sense without an index: there the places are listed by reading the appeals once.
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
    const { top, hot, days } = await digestData(withIndexes ? tx : readingOnce(tx), snapshot, NOW);
    const spent = performance.now() - started;
    if (top.length === 0 || hot.length === 0 || days.some(({ norm }) => norm === null)) throw new Error('no figures');
    return spent;
  });
}

/** The same transaction, in which the places of the days read are listed by one reading of all appeals. */
function readingOnce(tx: Tx): Tx {
  const once = sql`(select ${PLACE_KEY}::text as key, direction, category, subcategory, fact from appeal
    where district = 'khimki' and created_on between ${LAST_DAY}::date - 71 and ${LAST_DAY}
    group by direction, category, subcategory, fact) as found`;
  const select = (fields?: Parameters<Tx['select']>[0]) => {
    if (!fields) return tx.select();
    const query = tx.select(fields);
    return 'key' in fields && 'fact' in fields ? { from: () => query.from(once) } : query;
  };
  return new Proxy(tx, { get: (target, name) => (name === 'select' ? select : Reflect.get(target, name)) as unknown });
}
