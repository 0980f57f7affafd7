import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { StartupError } from '../../src/domain/startup-error.ts';
import { importCommand } from '../../src/import-command.ts';
import { openFor } from '../../src/start-bot.ts';
import { ONE_OF_TWO, tableOf, TUESDAY_MORNING } from '../support/import-app.ts';

describe('npm run import', () => {
  let folder: string;
  let said: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reglament-import-'));
    said = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const config = () => readConfig({ DATA_DIR: join(folder, 'data') });
  const run = (...args: string[]) =>
    importCommand(config(), args, {
      log: pino({ level: 'silent' }),
      realClock: () => TUESDAY_MORNING,
      stopwatch: () => performance.now(),
      sleep: (ms) => sleepFor(ms),
      say: (line) => said.push(line),
    });
  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'на 2026-07-28.csv');
    await writeFile(path, text);
    return path;
  };

  it('says the figures that POST /ingest answers, and the same again for the same file', async () => {
    const path = await file(
      tableOf([
        { number: 1, date: '20.07.2026' },
        { number: '', date: '' },
      ]),
    );
    const figures = {
      ...ONE_OF_TWO,
      rejected: [{ row: 3, reason: 'нет номера обращения' }],
      periodFrom: '2026-07-20',
      periodTo: '2026-07-20',
      asOf: '2026-07-27T21:00:00.000Z',
    };
    await run(path, '--regulation', 'khimki-energy');
    await run(path, '--regulation', 'khimki-energy');
    expect(said.map((line) => JSON.parse(line) as unknown)).toEqual([figures, { ...figures, alreadyLoaded: true }]);
  });

  it('refuses a file with the sentence of the refusal', async () => {
    const empty = await file('');
    const refused = run(empty, '--regulation', 'khimki-energy');
    await expect(refused).rejects.toThrow(
      new StartupError(`${empty}: Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.`),
    );
    expect(said).toEqual([]);
  });

  it('points to the phones while the sandbox runs on the embedded database', async () => {
    const path = await file(tableOf([]));
    const bot = await openFor(config());
    await expect(run(path, '--regulation', 'khimki-energy')).rejects.toThrow(
      new StartupError(
        `the sandbox is running on ${join(folder, 'data')}: give the file to a phone on http://127.0.0.1:8080 instead`,
      ),
    );
    await bot.close();
  });

  it('takes an import back by its id, the newest first, and says the same when it is asked again', async () => {
    const load = async (status: string) =>
      run(await file(tableOf([{ number: 1, date: '20.07.2026', status }])), '--regulation', 'khimki-energy');
    await load('32');
    await load('35');
    const rested = 'import 2 came after 1 and rests on it: roll back 2 first';
    await expect(run('--roll-back', '1')).rejects.toThrow(new StartupError(rested));
    const absent = 'there is no import 7: its id is in the answer to the file, as importId';
    await expect(run('--roll-back', '7')).rejects.toThrow(new StartupError(absent));
    said = [];
    await run('--roll-back', '2');
    await run('--roll-back', '2');
    const answer = {
      importId: 2,
      rolledBack: true,
      again: false,
      fileName: 'на 2026-07-28.csv',
      removed: 0,
      restored: 1,
    };
    expect(said.map((line) => JSON.parse(line) as unknown)).toEqual([answer, { ...answer, again: true }]);
  });
});
