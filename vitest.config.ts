import { defineConfig } from 'vitest/config';

const PROCESSES = 'test/processes/**/*.test.ts';

const shared = {
  // A process of its own for each file: PGlite and the signal handlers of the program do not share one.
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // One PostgreSQL for the whole run; see test/support/databases.ts.
    globalSetup: ['test/support/postgres-global.ts'],
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'rooms', include: ['test/**/*.test.ts'], exclude: [PROCESSES] } },
      {
        test: {
          ...shared,
          name: 'processes',
          include: [PROCESSES],
          globalSetup: ['test/support/build-global.ts'],
          // By themselves, after the rest: at speed 600 a tenth of a second is a minute.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
