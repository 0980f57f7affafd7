import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/messenger/pacer.ts';
import { createTelegram } from '../../../src/messenger/telegram.ts';
import { pollUpdates, Unauthorized } from '../../../src/messenger/updates.ts';
import { registerWebhook } from '../../../src/messenger/webhook-registration.ts';
import { fakeTelegram, ok, refuse } from '../../support/fake-telegram.ts';
import type { Behaviour, FakeTelegram } from '../../support/fake-telegram.ts';

const update = (id: number): Update => ({ update_id: id });

describe('long polling', () => {
  let server: FakeTelegram;
  let stop: AbortController;
  let stored: number[][];
  let slept: number[];
  let now = 0;

  beforeEach(async () => {
    server = await fakeTelegram();
    stop = new AbortController();
    stored = [];
    slept = [];
  });
  afterEach(() => server.stop());

  const api = () => apiOf(server);

  /** Answers getUpdates in turn; the poll after the last answer stays open until the polling is stopped. */
  function answerInTurn(answers: Behaviour[]): void {
    server.behave((call, response, request) => {
      if (call.method !== 'getUpdates') return ok(response, true);
      const next = answers.shift();
      if (next) return next(call, response, request);
      stop.abort();
    });
  }
  const updates =
    (...ids: number[]): Behaviour =>
    (_, response) =>
      ok(response, ids.map(update));
  const poll = (store?: (batch: Update[]) => Promise<void>) =>
    pollUpdates({
      api: api(),
      store:
        store ??
        ((batch) => {
          stored.push(batch.map(({ update_id }) => update_id));
          return Promise.resolve();
        }),
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
      stopwatch: () => now,
      log: pino({ level: 'silent' }),
      signal: stop.signal,
    });
  const offsets = () => server.calls.filter(({ method }) => method === 'getUpdates').map(({ body }) => body['offset']);

  test('an update is stored, and then confirmed by asking for the next', async () => {
    answerInTurn([updates(10, 11), updates(12)]);
    await poll();
    expect(stored).toEqual([[10, 11], [12]]);
    expect(offsets()).toEqual([0, 12, 13]);
  });

  test('what could not be stored is not confirmed', async () => {
    answerInTurn([updates(10), updates(10)]);
    let attempts = 0;
    await poll((batch) => {
      attempts += 1;
      if (attempts === 1) return Promise.reject(new Error('database is away'));
      stored.push(batch.map(({ update_id }) => update_id));
      return Promise.resolve();
    });
    expect(stored).toEqual([[10]]);
    expect(offsets()).toEqual([0, 0, 11]);
    expect(slept).toEqual([500]);
  });

  test('it asks for just the kinds of updates that are handled, and waits 30 s', async () => {
    answerInTurn([]);
    await poll();
    expect(server.calls[0]?.body).toEqual({
      offset: 0,
      limit: 100,
      timeout: 30,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'],
    });
  });

  test('failures are tried again, later and later, and forgotten after a success', async () => {
    const fail: Behaviour = (_, response) => refuse(response, 502, 'Bad Gateway');
    const reset: Behaviour = (_c, _r, request) => request.socket.destroy();
    const html: Behaviour = (_, response) => response.writeHead(200).end('<html>');
    answerInTurn([fail, reset, html, updates(1), fail]);
    await poll();
    expect(slept).toEqual([500, 1000, 2000, 500]);
    expect(stored).toEqual([[1]]);
  });

  test('the wait between attempts never exceeds half a minute', async () => {
    answerInTurn(Array<Behaviour>(9).fill((_, response) => refuse(response, 500, 'Internal Server Error')));
    await poll();
    expect(slept.slice(-3)).toEqual([30_000, 30_000, 30_000]);
  });

  test('a 429 waits as long as was asked', async () => {
    answerInTurn([(_, response) => refuse(response, 429, 'Too Many Requests', { retry_after: 3 })]);
    await poll();
    expect(slept).toEqual([3000]);
  });

  test('a server that does not keep empty polls open is not asked without pause', async () => {
    const kept: Behaviour = (_, response) => {
      now += 30_000;
      ok(response, []);
    };
    answerInTurn([updates(), kept, updates()]);
    await poll();
    expect(slept).toEqual([200, 200]);
  });

  test('a refused token ends it with one line', async () => {
    answerInTurn([(_, response) => refuse(response, 401, 'Unauthorized')]);
    const ended = poll();
    await expect(ended).rejects.toThrow(Unauthorized);
    await expect(ended).rejects.toThrow('BOT_TOKEN is refused by Telegram: copy the token again from @BotFather');
  });

  test('another poller (409) is tried again', async () => {
    answerInTurn([
      (_, response) => refuse(response, 409, 'Conflict: terminated by other getUpdates request'),
      updates(3),
    ]);
    await poll();
    expect(stored).toEqual([[3]]);
  });

  test('a webhook left over is removed without dropping what waits', async () => {
    const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first";
    answerInTurn([(_, response) => refuse(response, 409, description), updates(3)]);
    await poll();
    const removal = server.calls.find(({ method }) => method === 'deleteWebhook');
    expect(removal?.body).toEqual({});
    expect(stored).toEqual([[3]]);
  });

  test('stopping gives up the poll under way at once', async () => {
    server.behave(() => stop.abort());
    await poll();
    expect(server.calls).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test('stopping ends the wait after a failure at once', async () => {
    server.behave((_, response) => refuse(response, 500, 'Internal Server Error'));
    await pollUpdates({
      api: api(),
      store: () => Promise.resolve(),
      sleep: () => {
        setImmediate(() => stop.abort());
        return new Promise(() => undefined);
      },
      stopwatch: () => now,
      log: pino({ level: 'silent' }),
      signal: stop.signal,
    });
    expect(server.calls).toHaveLength(1);
  });
});

test('a webhook is registered with its secret and the same kinds of updates', async () => {
  const server = await fakeTelegram();
  await registerWebhook(apiOf(server), 'https://bot.example.org/hook', 'secret-of-the-hook');
  expect(server.calls[0]?.method).toBe('setWebhook');
  expect(server.calls[0]?.body).toEqual({
    url: 'https://bot.example.org/hook',
    secret_token: 'secret-of-the-hook',
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'],
  });
  await server.stop();
});

function apiOf(server: FakeTelegram): Api {
  return createTelegram({
    token: '42:TEST',
    apiRoot: server.root,
    stopwatch: () => 0,
    sleep: () => Promise.resolve(),
    limits: NO_LIMITS,
    log: pino({ level: 'silent' }),
  }).api;
}
