import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stampSystem } from '../../src/store/system.ts';
import { shippedYaml } from '../support/books.ts';
import { startBotApi, testToken, type BotApiServer } from '../support/bot-api-server.ts';
import { endProcesses, endProcessesAfterEach, startProcess } from '../support/bot-process.ts';
import { newGround, type Ground } from '../support/ground.ts';

endProcessesAfterEach();

let directory: string;
let ground: Ground;
let botApi: BotApiServer;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reglament-startup-'));
  ground = await newGround('postgres');
  botApi = await startBotApi({ now: () => new Date() });
});
afterAll(async () => {
  await botApi.close();
  await endProcesses();
  await ground.drop();
  await rm(directory, { recursive: true, force: true });
});

/** A real bot as it is installed, on PostgreSQL unless said otherwise. */
function installed(env: Record<string, string | null> = {}): Record<string, string> {
  const all: Record<string, string | null> = {
    BOT_TOKEN: testToken,
    TELEGRAM_API_ROOT: botApi.root,
    REGULATIONS: 'khimki-energy',
    ADMIN_IDS: '7000000001',
    HTTP_PORT: '0',
    ...ground.env,
    ...env,
  };
  return Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => one[1] !== null));
}

const embedded = (name: string): Record<string, string | null> => ({
  DATABASE_URL: null,
  DATA_DIR: join(directory, name),
});

/** What the program says on its way out; fails unless it ends with 1 and says nothing else. */
async function refusal(env: Record<string, string>, ...args: string[]): Promise<string> {
  const program = startProcess(env, args);
  expect(await program.ended, program.said()).toEqual({ code: 1, signal: null });
  expect(program.stdout()).toBe('');
  return program.stderr();
}

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

describe('a start that is impossible ends with 1 and one line that says what to do', () => {
  test('a variable that is missing', async () => {
    expect(await refusal(installed({ REGULATIONS: null }))).toBe(
      'reglament-bot: REGULATIONS is missing: name the regulations to run, for example REGULATIONS=khimki-energy,ruza-zhkh\n',
    );
    expect(await refusal(installed({ BOT_TOKEN: null }))).toBe(
      'reglament-bot: BOT_TOKEN is missing although DATABASE_URL is set: set the token from @BotFather, or unset DATABASE_URL for the sandbox\n',
    );
  });

  test('a book with a mistake', async () => {
    const yaml = shippedYaml('khimki-energy').replace('due: "10:00"', 'due: "25:00"');
    const line = yaml.slice(0, yaml.indexOf('25:00')).split('\n').length;
    expect(await refusal(installed({ REGULATIONS: await written('mine.yaml', yaml) }))).toBe(
      `reglament-bot: mine.yaml:${line}:10: rules.yesterday-loaded.due: a time such as "10:00", {within: <duration>} or the word deadline is expected, not "25:00"\n`,
    );
    expect(await refusal(installed({ REGULATIONS: 'himki-energy' }))).toBe(
      'reglament-bot: unknown regulation "himki-energy": did you mean "khimki-energy"?\n',
    );
    const absent = join(directory, 'absent.yaml');
    expect(await refusal(installed({ REGULATIONS: absent }))).toBe(
      `reglament-bot: ${absent}: cannot be read (ENOENT): name a file that is there\n`,
    );
  });

  test('a token that is refused', async () => {
    expect(await refusal(installed({ BOT_TOKEN: '4242:another' }))).toBe(
      'reglament-bot: BOT_TOKEN is refused by Telegram: copy the token again from @BotFather\n',
    );
  });

  test('a port that is busy', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await refusal(installed({ HTTP_PORT: String(port) }))).toBe(
      `reglament-bot: port ${port} is taken: set HTTP_PORT\n`,
    );
    server.close();
  });

  test('a database that does not answer', async () => {
    expect(await refusal(installed({ DATABASE_URL: 'postgres://bot:a-password@127.0.0.1:1/bot' }))).toBe(
      'reglament-bot: the database does not answer (connect ECONNREFUSED 127.0.0.1:1): check DATABASE_URL\n',
    );
  });

  test('a data directory that another process works in, and its file given to the command', async () => {
    const env = installed({ ...embedded('data'), HTTP_PORT: '0' });
    await startProcess(env).ready();
    expect(await refusal(env)).toBe(
      `reglament-bot: the data directory ${env['DATA_DIR']} is in use by another process: stop it or set DATA_DIR\n`,
    );
    const file = await written('any.csv', 'any');
    expect(await refusal({ ...env, HTTP_PORT: '8080' }, 'import', file, '--regulation', 'khimki-energy')).toBe(
      `reglament-bot: the bot is running on ${env['DATA_DIR']}: send the file to its chat, or to POST http://127.0.0.1:8080/ingest with INGEST_TOKEN\n`,
    );
  });

  test('a database of the sandbox, of a simulated clock, of another bot', async () => {
    const sandbox = await newGround('postgres');
    await sandbox.look((db) => stampSystem(db, { stamp: 'sandbox', botId: null }));
    expect(await refusal(installed(sandbox.env))).toBe(
      "reglament-bot: this database is stamped sandbox and can't be used as real: set DATABASE_URL or DATA_DIR to another one\n",
    );
    await sandbox.drop();
    const mine = await newGround('postgres');
    await mine.look((db) => stampSystem(db, { stamp: 'real', botId: 77 }));
    expect(await refusal(installed(mine.env))).toBe(
      'reglament-bot: this database belongs to bot 77, and BOT_TOKEN is of bot 4242: set DATABASE_URL or DATA_DIR to another one\n',
    );
    expect(await refusal(installed({ ...mine.env, CLOCK_START: '2026-05-21T09:00:00+03:00' }))).toBe(
      "reglament-bot: this database is stamped real and can't be used as simulated: set DATABASE_URL or DATA_DIR to another one\n",
    );
    await mine.drop();
  });

  test('a schema of a newer release', async () => {
    const newer = await newGround('postgres');
    await newer.look((db) =>
      db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`),
    );
    expect(await refusal(installed(newer.env))).toBe(
      'reglament-bot: the database has a newer schema than this program: install the newer release\n',
    );
    await newer.drop();
  });
});

describe('npm run import -- FILE --regulation ID', () => {
  const HEADER = 'Номер;Источник;Дата создания;Статус;Направление';
  const load = (file: string): string[] => ['import', file, '--regulation', 'khimki-energy'];

  test.each(['postgres', 'pglite'] as const)('prints the figures, twice the same on %s', async (kind) => {
    const file = await written(
      'appeals.csv',
      `${HEADER}\n1;Добродел;20.05.2026 10:00;В работе;Энергетика\n2;Добродел;99.05.2026;В работе;Энергетика\n`,
    );
    const env = kind === 'postgres' ? installed() : installed(embedded('data'));
    for (const alreadyLoaded of [false, true]) {
      const command = startProcess(env, load(file));
      expect(await command.ended, command.said()).toEqual({ code: 0, signal: null });
      expect(command.stderr()).toBe('');
      expect(JSON.parse(command.stdout())).toMatchObject({
        rows: 2,
        new: 1,
        changed: 0,
        unchanged: 0,
        rejected: [{ row: 3, reason: 'дата обращения не читается' }],
        alreadyLoaded,
      });
    }
  });

  test('a file that is not taken', async () => {
    const empty = await written('empty.csv', '');
    expect(await refusal(installed(), ...load(empty))).toBe(
      `reglament-bot: ${empty}: Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.\n`,
    );
    const picture = await written('picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]));
    expect(await refusal(installed(), ...load(picture))).toBe(
      `reglament-bot: ${picture}: Это изображение. Пришлите таблицу CSV или XLSX.\n`,
    );
    const absent = join(directory, 'absent.csv');
    expect(await refusal(installed(), ...load(absent))).toBe(
      `reglament-bot: can't read ${absent} (ENOENT): name a file that is there and may be read\n`,
    );
  });

  test('a call that is not understood', async () => {
    expect(await refusal(installed(), 'import', 'a.csv')).toBe(
      'reglament-bot: usage: npm run import -- FILE --regulation ID [--as-of YYYY-MM-DDTHH:MM] [--confirmed], or npm run import -- --roll-back IMPORT_ID\n',
    );
    expect(await refusal(installed(), 'import', 'a.csv', '--regulation', 'ruza-zhkh')).toBe(
      'reglament-bot: unknown regulation ruza-zhkh: one of khimki-energy is expected (REGULATIONS)\n',
    );
  });
});

describe('SIGTERM ends it with 0', () => {
  test('while it works: the message under way is delivered, then the end', async () => {
    const admin = botApi.api.phones.add({ firstName: 'Администратор' });
    const program = startProcess(installed({ ADMIN_IDS: String(admin.user.id) }));
    await program.ready();
    botApi.api.faults.next('sendMessage', { kind: 'delay', ms: 500 });
    const asked = new Promise<void>((resolve) => {
      botApi.api.calls.onRequest(({ method }) => (method === 'sendMessage' ? resolve() : undefined));
    });
    admin.start();
    await asked;
    expect(await program.stop()).toEqual({ code: 0, signal: null });
    expect(admin.chats()[0]?.messages.filter((message) => message.fromBot)).toHaveLength(1);
  });

  test('while the messenger does not answer at all', async () => {
    const admin = botApi.api.phones.add({ firstName: 'Другой администратор' });
    const program = startProcess(installed({ ADMIN_IDS: String(admin.user.id) }));
    await program.ready();
    botApi.api.faults.next('sendMessage', { kind: 'hang' });
    admin.start();
    await expect.poll(() => botApi.api.faults.left()).toBe(0);
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  });

  test('while it starts and the messenger is not there', async () => {
    const program = startProcess(installed({ TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }));
    const waits = 'Telegram does not answer: check the network, or set TELEGRAM_API_ROOT to a proxy';
    expect(await program.logged(waits)).toMatchObject({ host: '127.0.0.1:1' });
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  });
});

test('the sandbox: ready, answering, stopped, and the same again on its data', async () => {
  const port = await freePort();
  const env = { HTTP_PORT: String(port), DATA_DIR: join(directory, 'sandbox') };
  const [health, ready] = ['/healthz', '/readyz'].map((path) => () => fetch(`http://127.0.0.1:${port}${path}`));
  for (const time of ['first', 'second']) {
    const program = startProcess(env);
    await program.ready();
    expect((await health?.())?.status, time).toBe(200);
    expect(await (await ready?.())?.json()).toMatchObject({ status: 'ready', database: 'ok', telegram: 'ok' });
    expect(await program.stop(), program.said()).toEqual({ code: 0, signal: null });
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
