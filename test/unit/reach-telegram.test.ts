import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { StartupError } from '../../src/domain/startup-error.ts';
import { NO_LIMITS } from '../../src/messenger/pacer.ts';
import { createTelegram } from '../../src/messenger/telegram.ts';
import { registerWebhook } from '../../src/messenger/webhook-registration.ts';
import { reachTelegram } from '../../src/reach-telegram.ts';
import { fakeTelegram, ok, refuse, type Behaviour, type FakeTelegram } from '../support/fake-telegram.ts';

const log = pino({ level: 'silent' });
let server: FakeTelegram;
let slept: number[] = [];

beforeAll(async () => {
  server = await fakeTelegram();
});
afterAll(() => server.stop());
beforeEach(() => {
  slept = [];
  server.calls.length = 0;
});

const broken: Behaviour = (_call, _response, request) => request.socket.destroy();
const refusing =
  (code: number, description: string, parameters?: object): Behaviour =>
  (_, response) =>
    refuse(response, code, description, parameters);

/** Registers a webhook at a messenger that does these things in turn. */
function register(...turns: Behaviour[]): Promise<void> {
  server.behave((...call) => (turns.shift() ?? ((_, response) => ok(response, true)))(...call));
  const sleep = (ms: number) => {
    slept.push(ms);
    return Promise.resolve();
  };
  const { api } = createTelegram({
    token: '42:TEST',
    apiRoot: server.root,
    stopwatch: () => 0,
    sleep,
    limits: NO_LIMITS,
    log,
  });
  const ask = () => registerWebhook(api, 'https://bot.example/hook', 'secret');
  return reachTelegram(ask, { apiRoot: server.root, log, sleep });
}

test('a messenger that does not answer, or has an error of its own, is asked until it does', async () => {
  await register(broken, refusing(502, 'Bad Gateway'), refusing(429, 'Too Many Requests', { retry_after: 7 }));
  expect(server.calls.map(({ method }) => method)).toEqual(Array.from({ length: 4 }, () => 'setWebhook'));
  expect(slept).toEqual([3_000, 3_000, 7_000]);
});

test('an address that Telegram does not take ends the start with one line', async () => {
  const refused = register(refusing(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'));
  await expect(refused).rejects.toThrow(StartupError);
  await expect(refused).rejects.toThrow(
    /^WEBHOOK_URL is refused by Telegram \(Bad Request: bad webhook: An HTTPS URL must be provided for webhook\): give it an https address that Telegram can reach$/,
  );
  expect(slept).toEqual([]);
});

test('a refused token ends the start with one line', async () => {
  await expect(register(refusing(401, 'Unauthorized'))).rejects.toThrow(
    'BOT_TOKEN is refused by Telegram: copy the token again from @BotFather',
  );
});
