import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Vitest's `globalSetup` of the tests of processes: they run what `npm start` runs, the built program. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
}
