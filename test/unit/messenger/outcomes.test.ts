import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/messenger/pacer.ts';
import { createTelegram } from '../../../src/messenger/telegram.ts';
import type { Telegram } from '../../../src/messenger/telegram.ts';
import { fakeTelegram, ok } from '../../support/fake-telegram.ts';
import type { FakeTelegram } from '../../support/fake-telegram.ts';
import { ANSWERS, BROKEN, EDIT_ANSWERS } from '../../support/telegram-answers.ts';

const TOKEN = '42:TEST-TOKEN';
const screen = { text: 'Принято', marks: [], buttons: [] };
/** A call that hangs is given up after so long; the others never, however busy the machine is. */
const GIVEN_UP_MS = 100;
const NEVER_MS = 20_000;

describe('what became of a message', () => {
  let server: FakeTelegram;

  beforeAll(async () => {
    server = await fakeTelegram();
  });
  afterAll(() => server.stop());

  const send = (over: Telegram) => over.messenger.send({ chatId: 5, screen, silent: false, replyTo: null });
  // A pacer of its own: a 429 of the test before would hold this one back.
  const anew = (hangs: boolean | undefined) => connect(server.root, hangs ? GIVEN_UP_MS : NEVER_MS);

  test.each(ANSWERS)('$name', async ({ behave, outcome, hangs }) => {
    server.behave(behave);
    expect(await send(anew(hangs))).toEqual(outcome);
  });

  test.each(EDIT_ANSWERS)('an edit: $name', async ({ behave, outcome }) => {
    server.behave(behave);
    expect(await anew(false).messenger.edit(5, 9, screen)).toEqual(outcome);
  });

  test('sent: the message has a number', async () => {
    server.behave((_, response) => ok(response, { message_id: 12 }));
    expect(await send(anew(false))).toEqual({ kind: 'sent', messageId: 12 });
  });

  test('nobody listens: nothing was accepted', async () => {
    const closed = await freePort();
    expect(await send(connect(`http://127.0.0.1:${closed}`, NEVER_MS))).toEqual({
      kind: 'not-accepted',
      detail: 'ECONNREFUSED',
    });
  });

  test('no such host: nothing was accepted', async () => {
    const outcome = await send(connect('http://telegram.invalid', NEVER_MS));
    expect(outcome.kind).toBe('not-accepted');
  });

  test('no detail contains the token, whatever went wrong', async () => {
    for (const { behave, hangs } of BROKEN) {
      server.behave(behave);
      expect(JSON.stringify(await send(anew(hangs)))).not.toContain(TOKEN);
    }
  });
});

function connect(apiRoot: string, requestTimeoutMs: number): Telegram {
  return createTelegram({
    token: TOKEN,
    apiRoot,
    stopwatch: () => performance.now(),
    sleep: () => Promise.resolve(),
    limits: NO_LIMITS,
    log: pino({ level: 'silent' }),
    requestTimeoutMs,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
