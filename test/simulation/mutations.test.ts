import { describe, expect, test } from 'vitest';
import { BOOKS, shippedBook } from './books.ts';
import { MUTATIONS } from './mutations.ts';
import { runSeed, type Run } from './run-seed.ts';
import type { Core } from './core.ts';

/** So many seeds find every planted bug; the core as it is must be clean for all of them. */
const SEEDS = 16;
const DAYS = 8;
const PATIENCE_MS = 60_000;

const books = BOOKS.map(shippedBook);

function play(seed: number, core?: Core): Run {
  const book = books[seed % books.length];
  if (!book) throw new Error('no book');
  return runSeed(book, seed, core ? { days: DAYS, core } : { days: DAYS });
}

const cleanRuns = new Map<number, Run>();

/** The same seed with the core as it is. */
function clean(seed: number): Run {
  const run = cleanRuns.get(seed) ?? play(seed);
  cleanRuns.set(seed, run);
  return run;
}

const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);

describe('the simulation of people, messenger and crashes', () => {
  test(
    `${SEEDS} seeds × ${DAYS} days keep every law, with at least 200 steps a simulated day`,
    () => {
      const runs = seeds.map(clean);
      expect(runs.flatMap(({ seed, failure }) => (failure ? [{ seed, ...failure }] : []))).toEqual([]);
      const steps = runs.reduce((sum, run) => sum + run.steps, 0);
      expect(steps / SEEDS / DAYS).toBeGreaterThanOrEqual(200);
    },
    PATIENCE_MS,
  );

  test('a seed replays: the same steps, the same record; another seed is another story', () => {
    expect(play(6)).toEqual(play(6));
    expect(play(6).trace).not.toBe(play(4).trace);
  });

  test('a failing seed names its day, its step and the law, and fails there again', () => {
    const [forgetful] = MUTATIONS;
    const failed = play(1, forgetful?.core);
    expect(failed.failure).toMatchObject({ day: 1, broke: expect.stringMatching(forgetful?.caughtBy ?? /^$/) });
    expect(play(1, forgetful?.core)).toEqual(failed);
  });

  test('there are twenty planted bugs and more, each by a name of its own', () => {
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(20);
  });

  test.each(MUTATIONS.map((each) => [each.name, each] as const))(
    'a planted bug is found: %s',
    (_, { core, caughtBy, from }) => {
      for (let seed = from; seed < from + SEEDS; seed += 1) {
        const { failure } = play(seed, core);
        if (!failure) continue;
        expect(failure.broke).toMatch(caughtBy);
        return expect(clean(seed).failure).toBeNull();
      }
      throw new Error(`no seed of ${SEEDS} found it`);
    },
    PATIENCE_MS,
  );
});
