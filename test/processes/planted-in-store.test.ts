import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { PLANTED, type Planted } from '../simulation/store/planted.ts';

const ROOT = join(import.meta.dirname, '../..');
/** So many seeds of a day find every one of them. */
const SEEDS = 4;
const PATIENCE_MS = 120_000;

interface Ended {
  code: number;
  output: string;
}

/** Plays seeds on the run's PostgreSQL with a copy of the source, in which a bug may be planted. */
async function playCopy(planted: Planted | null): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'reglament-planted-'));
  try {
    for (const part of ['src', 'migrations', 'test/simulation', 'test/support', 'package.json', 'tsconfig.json']) {
      await cp(join(ROOT, part), join(folder, part), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    if (planted) await plant(folder, planted);
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function plant(folder: string, { file, was, becomes }: Planted): Promise<void> {
  const path = join(folder, file);
  const parts = (await readFile(path, 'utf8')).split(was);
  expect(parts, `${file} says once: ${was}`).toHaveLength(2);
  await writeFile(path, parts.join(becomes));
}

function run(cwd: string): Promise<Ended> {
  const program = ['--import', 'tsx', 'test/simulation/simulate.ts'];
  const how = ['--store', 'postgres', '--url', inject('postgresUrl'), '--seeds', String(SEEDS), '--days', '1'];
  return new Promise((settle) => {
    execFile(process.execPath, [...program, ...how], { cwd }, (error, stdout, stderr) =>
      settle({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

describe('bugs planted in the store and the application', () => {
  test(
    'the source as it is keeps every law',
    async () => expect(await playCopy(null)).toMatchObject({ code: 0 }),
    PATIENCE_MS,
  );

  test.each(PLANTED.map((each) => [each.name, each] as const))(
    'is found: %s',
    async (_, planted) => {
      const { code, output } = await playCopy(planted);
      expect(output).toMatch(planted.caughtBy);
      expect(code).toBe(1);
    },
    PATIENCE_MS,
  );
});
