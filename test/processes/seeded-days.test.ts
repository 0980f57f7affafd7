import { describe, expect, test } from 'vitest';
import { BOOKS, shippedBook } from '../simulation/books.ts';
import { runStoreSeed, type StoreRun } from '../simulation/store/run-store-seed.ts';
import { empty, useDatabase, type DatabaseFixture } from '../support/databases.ts';

const PATIENCE_MS = 120_000;

/** Two processes on one store: where that is a server, each with connections of its own. */
async function play(fixture: DatabaseFixture, seed: number, days: number): Promise<StoreRun> {
  const { database, kind } = fixture;
  const other = kind === 'postgres' ? await fixture.another() : database;
  const book = shippedBook(BOOKS[seed % BOOKS.length] ?? BOOKS[0]);
  return runStoreSeed([database, other], book, { seed, days });
}

/** A day of a seed. */
function holds(fixture: DatabaseFixture, seed: number): void {
  test(
    `seed ${seed}: every law holds in the rows at each hour; nothing is lost, nothing comes twice unmarked`,
    async () => {
      const run = await play(fixture, seed, 1);
      expect(run.failure).toBeNull();
      expect(run.crashes).toBeGreaterThan(0);
      expect(run.acts).toBeGreaterThan(10);
      expect(run.arrived).toBeGreaterThan(10);
    },
    PATIENCE_MS,
  );
}

describe('people, messenger and crashes under a seeded schedule, on a real store', () => {
  describe('on PGlite', () => holds(useDatabase('pglite'), 1));
  describe('on PostgreSQL', () => {
    const fixture = useDatabase('postgres');
    holds(fixture, 2);
    test(
      'a seed replays: the same steps, the same rows',
      async () => {
        const first = await play(fixture, 3, 0.2);
        await empty(fixture.database);
        expect(await play(fixture, 3, 0.2)).toEqual(first);
      },
      PATIENCE_MS,
    );
  });
});
