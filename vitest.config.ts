import { defineConfig } from 'vitest/config';

const PROCESSES = 'test/processes/**/*.test.ts';
/** At speed 600 a tenth of a second is a minute: these have the machine to themselves. */
const FAST_CLOCKS = ['walk', 'two-processes', 'three-processes'].map((name) => `test/processes/${name}.test.ts`);

/** Functions of their arguments: no database, no process, nothing global. */
const PURE = [
  'test/clauses/**/*.test.ts',
  'test/simulation/**/*.test.ts',
  'test/unit/{analytics,domain,engine,regulation,render}/**/*.test.ts',
];

const shared = {
  pool: 'forks' as const,
  // A worker loads the program once and plays its files one after the other; every test makes a world of its own.
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Tests of the built program; a start takes seconds of a busy machine. */
const builds = {
  ...shared,
  isolate: true,
  testTimeout: 60_000,
  hookTimeout: 90_000,
  globalSetup: ['test/support/build-global.ts'],
};

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run; see test/support/databases.ts.
    globalSetup: ['test/support/postgres-global.ts'],
    maxWorkers: 2,
    // One group after the other: a worker that went from one project to the next would begin anew.
    projects: [
      { test: { ...shared, name: 'pure', include: PURE } },
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, PROCESSES],
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...builds, name: 'fast clocks', include: FAST_CLOCKS, sequence: { groupOrder: 2 } } },
      {
        test: { ...builds, name: 'processes', include: [PROCESSES], exclude: FAST_CLOCKS, sequence: { groupOrder: 3 } },
      },
    ],
  },
});
