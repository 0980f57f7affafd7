import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyYaml } from '../../support/books.ts';

interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs `npm run book -- …` as its own process, without npm. */
function book(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/cli/book.ts', ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out.trim(), err: err.trim() });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'book-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('npm run book', () => {
  it('check says ok for good books', async () => {
    expect(await book('check', 'khimki-energy', 'ruza-zhkh')).toEqual({ code: 0, out: 'ok', err: '' });
  });

  it('check says what is wrong in one line and ends with 1', async () => {
    const path = join(folder, 'lamps.yaml');
    await writeFile(path, toyYaml().replace('owes: owner', 'owes: ownr'));
    expect(await book('check', path)).toEqual({
      code: 1,
      out: '',
      err: 'lamps.yaml:111:11: rules.light.owes: unknown post "ownr": did you mean "owner"?',
    });
  });

  it('timetable prints the duties of a day, the ladders and what happens at once, each with its clause', async () => {
    const { code, out } = await book('timetable', 'khimki-energy', '2026-11-23');
    expect(code).toBe(0);
    expect(out).toContain('Обязанности 23.11.2026, если никто ничего не делает');
    expect(out).toMatch(/09:58 {2}top-digest +Бот +отправка +Руководитель МЦУР, .+ п\. 2\.2/);
    expect(out).toMatch(/\+3:00 {2}новый уровень +Глава округа +п\. 4\.5/);
    expect(out).toMatch(/cannot-solve .+ п\. 5\.2; Руководитель МЦУР: п\. 2\.8; Глава округа: п\. 5\.3/);
  });

  it('refuses a day that does not exist and an unknown command', async () => {
    expect(await book('timetable', 'khimki-energy', '2026-02-30')).toEqual({
      code: 1,
      out: '',
      err: '"2026-02-30" is not a day: write it as 2026-11-23',
    });
    expect(await book('print')).toEqual({
      code: 1,
      out: '',
      err: 'usage: npm run book -- check FILE… | timetable FILE [YYYY-MM-DD]',
    });
  });
});
