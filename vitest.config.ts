import { defineConfig } from 'vitest/config';

const PROCESSES = 'test/processes/**/*.test.ts';
/** At speed 600 a tenth of a second is a minute: these have the machine to themselves. */
const FAST_CLOCKS = ['test/processes/walk.test.ts', 'test/processes/two-processes.test.ts'];

/** Functions of their arguments: no database, no process, nothing global. They share their modules, which load once. */
const PURE = [
  'test/clauses/**/*.test.ts',
  'test/simulation/**/*.test.ts',
  'test/unit/{analytics,domain,engine,regulation,render}/**/*.test.ts',
];

const shared = {
  // A process of its own for each file: PGlite and the signal handlers of the program do not share one.
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Tests of the built program, in groups that run one after the other; a start takes seconds of a busy machine. */
const builds = {
  ...shared,
  testTimeout: 60_000,
  hookTimeout: 90_000,
  globalSetup: ['test/support/build-global.ts'],
};

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run; see test/support/databases.ts.
    globalSetup: ['test/support/postgres-global.ts'],
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      { test: { ...shared, name: 'rooms', include: ['test/**/*.test.ts'], exclude: [...PURE, PROCESSES] } },
      { test: { ...builds, name: 'fast clocks', include: FAST_CLOCKS, sequence: { groupOrder: 1 } } },
      {
        test: { ...builds, name: 'processes', include: [PROCESSES], exclude: FAST_CLOCKS, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
