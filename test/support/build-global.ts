import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const BUILT = 'REGLAMENT_TESTS_BUILT';

/** Vitest's `globalSetup` of the tests of processes: they run what `npm start` runs. Built once for all projects of a run. */
export function setup(): void {
  if (process.env[BUILT] !== undefined) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
  process.env[BUILT] = 'yes';
}
