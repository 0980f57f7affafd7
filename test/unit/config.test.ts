import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, secretsOf } from '../../src/config.ts';

const BOT = { BOT_TOKEN: '42:TEST-token_x', REGULATIONS: 'khimki-energy' };
const LONG = 'x'.repeat(32);

/** The message that an environment is refused with; null when it is taken. */
function refusal(env: Record<string, string>): string | null {
  try {
    readConfig(env);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
}

describe('the environment (design §6)', () => {
  test('nothing set is the sandbox', () => {
    expect(readConfig({})).toEqual({
      mode: 'sandbox',
      botToken: null,
      apiRoot: 'https://api.telegram.org',
      database: { kind: 'embedded', dir: './data/sandbox' },
      regulations: ['khimki-energy', 'ruza-zhkh'],
      adminIds: [],
      http: { host: '127.0.0.1', port: 8080 },
      webhook: null,
      ingestToken: null,
      heartbeatUrl: null,
      clock: null,
      openSandbox: false,
      logLevel: 'info',
    });
  });

  test('everything set is typed', () => {
    const config = readConfig({
      BOT_TOKEN: '42:TEST-token_x',
      TELEGRAM_API_ROOT: 'https://proxy.example.org/telegram/',
      DATABASE_URL: 'postgres://bot:p%40ss@db/reglament',
      REGULATIONS: 'khimki-energy, ./books/own.yaml',
      ADMIN_IDS: '123456, 234567',
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '9090',
      WEBHOOK_URL: 'https://bot.example.org/hook',
      WEBHOOK_SECRET: 'secret-of-the-hook',
      INGEST_TOKEN: LONG,
      HEARTBEAT_URL: 'https://beat.example.org/1',
      CLOCK_START: '2026-03-02T09:00:00+03:00',
      CLOCK_SPEED: '600',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      mode: 'simulated',
      botToken: '42:TEST-token_x',
      apiRoot: 'https://proxy.example.org/telegram',
      database: { kind: 'postgres', url: 'postgres://bot:p%40ss@db/reglament' },
      regulations: ['khimki-energy', './books/own.yaml'],
      adminIds: [123456, 234567],
      http: { host: '0.0.0.0', port: 9090 },
      webhook: { url: 'https://bot.example.org/hook', secret: 'secret-of-the-hook' },
      ingestToken: LONG,
      heartbeatUrl: 'https://beat.example.org/1',
      clock: { startAt: new Date('2026-03-02T06:00:00Z'), speed: 600 },
      openSandbox: false,
      logLevel: 'debug',
    });
    expect(secretsOf(config)).toEqual(['42:TEST-token_x', LONG, 'secret-of-the-hook', 'p%40ss', 'p@ss']);
  });

  test('a token and a regulation are enough', () => {
    expect(readConfig(BOT)).toMatchObject({ mode: 'real', database: { kind: 'embedded', dir: './data' }, clock: null });
  });

  test('a variable set to nothing counts as absent', () => {
    expect(readConfig({ BOT_TOKEN: ' ', DATABASE_URL: '', ADMIN_IDS: '', HTTP_PORT: '' }).mode).toBe('sandbox');
  });

  test('the clock runs at its own speed when none is given', () => {
    const clock = { ...BOT, TELEGRAM_API_ROOT: 'http://127.0.0.1:9000', CLOCK_START: '2026-03-02T09:00Z' };
    expect(readConfig(clock).clock).toEqual({ startAt: new Date('2026-03-02T09:00:00Z'), speed: 1 });
    expect(readConfig({ ...clock, CLOCK_SPEED: '0.5' }).clock?.speed).toBe(0.5);
  });

  test('the sandbox may run on a simulated clock and stays a sandbox', () => {
    expect(readConfig({ CLOCK_START: '2026-03-02T09:00Z' }).mode).toBe('sandbox');
  });

  test('the sandbox opens to others only when that is meant', () => {
    expect(readConfig({ HTTP_HOST: '0.0.0.0', SANDBOX_PUBLIC: '1' })).toMatchObject({
      openSandbox: true,
      http: { host: '0.0.0.0' },
    });
  });

  test.each([
    'http://localhost:1',
    'http://127.0.0.1:1',
    'http://[::1]:1',
    'http://10.1.2.3',
    'http://192.168.0.5:8081',
  ])('http is fine where nobody else listens: %s', (root) => {
    expect(readConfig({ ...BOT, TELEGRAM_API_ROOT: root }).apiRoot).toBe(root);
  });

  test.each(['http://172.16.0.1', 'http://telegram-bot-api:8081', 'http://[fd00::1]:8081'])(
    'http is fine in a private network: %s',
    (root) => {
      expect(readConfig({ ...BOT, TELEGRAM_API_ROOT: root }).apiRoot).toBe(root);
    },
  );
});

const HTTPS_ROOT = 'TELEGRAM_API_ROOT must be https, the token travels in it: http only for loopback and private hosts';
const INSTANT = 'CLOCK_START is not an instant: write ISO with a zone, 2026-03-02T09:00:00+03:00';
const SPEED = 'CLOCK_SPEED is out of range: write a factor above 0, at most 600';
const clock = { ...BOT, TELEGRAM_API_ROOT: 'http://127.0.0.1:1', CLOCK_START: '2026-03-02T09:00:00Z' };

const REFUSED: [Record<string, string>, string][] = [
  [
    { NODE_ENV: 'production' },
    'BOT_TOKEN is missing: NODE_ENV=production does not run the sandbox, set the token from @BotFather',
  ],
  ...(
    [
      ['DATABASE_URL', 'postgres://db/x'],
      ['ADMIN_IDS', '1'],
      ['WEBHOOK_URL', 'https://bot.example.org/hook'],
      ['INGEST_TOKEN', LONG],
    ] as const
  ).map(([name, value]): [Record<string, string>, string] => [
    { [name]: value },
    `BOT_TOKEN is missing although ${name} is set: set the token from @BotFather, or unset ${name} for the sandbox`,
  ]),
  [{ HTTP_HOST: '0.0.0.0' }, 'HTTP_HOST=0.0.0.0 opens the sandbox to others: set SANDBOX_PUBLIC=1 if you mean it'],
  [{ SANDBOX_PUBLIC: 'yes' }, 'SANDBOX_PUBLIC is neither 0 nor 1: write 1, or leave it out'],
  [
    { BOT_TOKEN: '42:X' },
    'REGULATIONS is missing: name the regulations to run, for example REGULATIONS=khimki-energy,ruza-zhkh',
  ],
  [{ ...BOT, REGULATIONS: ' , ' }, 'REGULATIONS is empty: name at least one'],
  [
    { ...BOT, BOT_TOKEN: 'bot 42' },
    'BOT_TOKEN is not a token: copy it whole from @BotFather, it looks like 123456789:AAE…',
  ],
  [{ ...BOT, TELEGRAM_API_ROOT: 'telegram' }, 'TELEGRAM_API_ROOT is not an http(s) address: write https://…'],
  [{ ...BOT, TELEGRAM_API_ROOT: 'http://example.org' }, HTTPS_ROOT],
  [{ ...BOT, TELEGRAM_API_ROOT: 'http://8.8.8.8' }, HTTPS_ROOT],
  [{ ...BOT, TELEGRAM_API_ROOT: 'http://10.example.org' }, HTTPS_ROOT],
  [
    { ...BOT, DATABASE_URL: 'mysql://db' },
    'DATABASE_URL is not a PostgreSQL address: write postgres://user:password@host/database',
  ],
  [{ ...BOT, ADMIN_IDS: '1,@ivan' }, 'ADMIN_IDS is not a comma list of Telegram user ids: write digits, 123456,234567'],
  [{ ...BOT, HTTP_PORT: '70000' }, 'HTTP_PORT is not a port: write a number from 0 to 65535'],
  [{ ...BOT, HTTP_PORT: 'http' }, 'HTTP_PORT is not a port: write a number from 0 to 65535'],
  [
    { ...BOT, WEBHOOK_URL: 'https://bot.example.org/hook' },
    'WEBHOOK_SECRET is missing: WEBHOOK_URL needs it, take up to 256 letters, digits, _ and -',
  ],
  [
    { ...BOT, WEBHOOK_URL: 'http://bot.example.org/hook', WEBHOOK_SECRET: 'x' },
    'WEBHOOK_URL must be https, the secret travels to it: http only for loopback and private hosts',
  ],
  [
    { ...BOT, WEBHOOK_URL: 'https://bot.example.org/hook', WEBHOOK_SECRET: 'a b' },
    'WEBHOOK_SECRET is not usable: take up to 256 letters, digits, _ and -',
  ],
  [
    { ...BOT, INGEST_TOKEN: 'x'.repeat(31) },
    'INGEST_TOKEN is too short: take at least 32 characters, openssl rand -hex 32',
  ],
  [{ ...BOT, HEARTBEAT_URL: 'beat' }, 'HEARTBEAT_URL is not an http(s) address: write https://…'],
  [
    { ...BOT, CLOCK_START: '2026-03-02T09:00:00Z' },
    'CLOCK_START never runs against api.telegram.org: set TELEGRAM_API_ROOT to a Bot API server of your own, or unset it',
  ],
  [{ ...clock, CLOCK_START: '2026-03-02 09:00' }, INSTANT],
  [{ ...clock, CLOCK_START: '2026-13-02T09:00:00Z' }, 'CLOCK_START is not an instant: there is no such date'],
  [{ ...clock, CLOCK_SPEED: '0' }, SPEED],
  [{ ...clock, CLOCK_SPEED: '601' }, SPEED],
  [{ ...clock, CLOCK_SPEED: 'fast' }, SPEED],
  [{ ...BOT, CLOCK_SPEED: '60' }, 'CLOCK_SPEED needs CLOCK_START: set the instant at which the simulated clock starts'],
  [{ ...BOT, LOG_LEVEL: 'loud' }, 'LOG_LEVEL is unknown: take one of fatal, error, warn, info, debug, trace, silent'],
  [
    { ...BOT, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'NODE_TLS_REJECT_UNAUTHORIZED=0 lets anyone read the token: unset it, give your certificate in NODE_EXTRA_CA_CERTS',
  ],
];

describe('what is wrong is said in one line that names the variable and the mend', () => {
  test.each(REFUSED)('%j', (env, message) => {
    expect(refusal(env)).toBe(message);
    expect(message).not.toContain('\n');
  });
});
