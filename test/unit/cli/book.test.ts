import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookCommand } from '../../../src/cli/book-command.ts';
import { toyYaml } from '../../support/books.ts';

const USAGE = 'usage: npm run book -- check FILE… | timetable FILE [YYYY-MM-DD] [--minutes N] | law FILE';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'book-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file of the toy book, with some words changed. */
async function toyFile(right = '', wrong = ''): Promise<string> {
  const path = join(folder, `${wrong.replace(/\W/g, '')}lamps.yaml`);
  await writeFile(path, toyYaml().replace(right, wrong));
  return path;
}

describe('npm run book', () => {
  it('check says ok for good books, with what they hold', async () => {
    const toy = await toyFile();
    const { ok, text } = await bookCommand(['check', 'khimki-energy', 'ruza-zhkh', toy]);
    expect(ok).toBe(true);
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^ok khimki-energy: 25 пунктов, \d+ правил[оа]?, \d+ реакци[яий], \d+ толковани[яей]$/),
      expect.stringMatching(/^ok ruza-zhkh: 41 пункт, /),
      'ok toy-lamps: 4 пункта, 6 правил, 6 реакций, 0 толкований',
    ]);
  });

  it('check names every mistake in a line of its own', async () => {
    const wrong = await toyFile('owes: owner', 'owes: ownr');
    const unknown = await toyFile('remind: 3m', 'remnd: 3m');
    const { ok, text } = await bookCommand(['check', wrong, unknown, 'khimky-energy']);
    expect(ok).toBe(false);
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/lamps\.yaml:\d+:\d+: rules\.light\.owes: unknown post "ownr": did you mean "owner"\?$/),
      expect.stringMatching(/lamps\.yaml:\d+:\d+: rules\.take\.remnd: unknown key "remnd": did you mean "remind"\?$/),
      'unknown regulation "khimky-energy": did you mean "khimki-energy"?',
    ]);
  });

  it('timetable prints the day and the three emergencies of a book that the program has never seen', async () => {
    const { text: out } = await bookCommand(['timetable', await toyFile(), '2026-11-23', '--minutes', '21']);
    expect(out).toContain(
      'Порядок работы с уличными фонарями\n\nОбязанности 23.11.2026, понедельник, если никто ничего не делает\n',
    );
    expect(out.match(/^Темно, минута за минутой: .*$/gm)).toEqual([
      'Темно, минута за минутой: никто не реагирует',
      'Темно, минута за минутой: всё в срок, затем устранено',
      'Темно, минута за минутой: приняли и замолчали',
    ]);
    expect(out).not.toContain('+28');
  });

  it('law tells it clause by clause, and what was read into the law', async () => {
    const { text: out } = await bookCommand(['law', 'khimki-energy']);
    expect(out).toMatch(/\nп\. 4\.4\. .+\n {2}• п\. 4\.4 «каждые 2 часа» — 2 ч .+\[report\]\n/);
    expect(out).toMatch(
      / • Руководитель МЦУР: доложить о выполнении мер — заместителям Главы округа, ЦУР Минэнерго МО; .+, п\. 4\.4\..* \[measures-report\]/,
    );
    expect(out).toMatch(/\nТолкования, для проверки юристом: \d+\n/);
    expect(out.split('Толкования, для проверки юристом')[1]).toContain('«немедленно оповещает» — 10 мин');
    expect(out.split('Толкования, для проверки юристом')[1]).toContain(
      'закон не называет срока отчёта; принято еженедельно',
    );
  });

  it.each([
    [['timetable', 'khimki-energy', '2026-02-30'], '"2026-02-30" is not a day: write it as 2026-11-23'],
    [['timetable', 'khimki-energy', '--minutes', 'all'], '--minutes is a whole number from 1 to 10080'],
    [['timetable', 'khimki'], 'unknown regulation "khimki": known are "khimki-energy", "ruza-zhkh"'],
    [['law', 'khimki-energy', 'ruza-zhkh'], USAGE],
    [['print'], USAGE],
    [['check'], USAGE],
    [['check', 'khimki-energy', '--loud'], USAGE],
  ])('refuses %j', async (args, text) => {
    expect(await bookCommand(args)).toEqual({ ok: false, text });
  });

  it('as a process: what it says on stdout, or the refusal on stderr with 1', async () => {
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/book.ts', ...args]);
    expect((await run('check', 'ruza-zhkh')).stdout).toMatch(/^ok ruza-zhkh: .+\n$/);
    await expect(run('print')).rejects.toMatchObject({ code: 1, stdout: '', stderr: `${USAGE}\n` });
  });
});
