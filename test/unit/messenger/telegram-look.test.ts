import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/messenger/pacer.ts';
import { createTelegramLook } from '../../../src/messenger/telegram-look.ts';
import { createTelegram, type Telegram } from '../../../src/messenger/telegram.ts';
import { fakeTelegram, ok, refuse, type FakeTelegram } from '../../support/fake-telegram.ts';

const SILENT_MS = 180_000;

let server: FakeTelegram;
let now = 0;
let telegram: Telegram;
let look: () => Promise<'ok' | 'down'>;

beforeAll(async () => {
  server = await fakeTelegram();
});
afterAll(() => server.stop());
/** Telegram answered once, and has been silent for as long as it may be. */
beforeEach(async () => {
  now = 0;
  server.behave((_, response) => ok(response, true));
  telegram = createTelegram({
    token: '42:TEST',
    apiRoot: server.root,
    stopwatch: () => now,
    sleep: () => Promise.resolve(),
    limits: NO_LIMITS,
    log: pino({ level: 'silent' }),
  });
  await telegram.api.getMe();
  look = createTelegramLook(telegram, () => now);
  now = SILENT_MS;
  server.calls.length = 0;
});

const asked = () => server.calls.map(({ method }) => method);

test('Telegram that answered lately is not asked', async () => {
  expect(await look()).toBe('ok');
  expect(asked()).toEqual([]);
});

test('a quiet night is no breakdown: Telegram is asked, and its answer counts for as long as any', async () => {
  now += 1;
  expect(await look()).toBe('ok');
  now += SILENT_MS;
  expect(await look()).toBe('ok');
  expect(asked()).toEqual(['getMe']);
});

test('a refusal is an answer too', async () => {
  now += 1;
  server.behave((_, response) => refuse(response, 429, 'Too Many Requests: retry after 5', { retry_after: 5 }));
  expect(await look()).toBe('ok');
});

test('Telegram that does not answer is down, and is asked once in half a minute however many want to know', async () => {
  now += 1;
  server.behave((_call, _response, request) => request.socket.destroy());
  expect(await Promise.all([look(), look()])).toEqual(['down', 'down']);
  now += 29_999;
  expect(await look()).toBe('down');
  expect(asked()).toEqual(['getMe']);
  now += 1;
  server.behave((_, response) => ok(response, true));
  expect(await look()).toBe('ok');
});

test('an answer that never comes is not waited for', async () => {
  now += 1;
  server.behave(() => undefined);
  expect(await createTelegramLook(telegram, () => now, 20)()).toBe('down');
});
