import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/messenger/pacer.ts';
import type { SendOutcome } from '../../../src/messenger/port.ts';
import { createTelegram } from '../../../src/messenger/telegram.ts';
import type { Telegram } from '../../../src/messenger/telegram.ts';
import { fakeTelegram, ok, refuse } from '../../support/fake-telegram.ts';
import type { Behaviour, FakeTelegram } from '../../support/fake-telegram.ts';

const TOKEN = '42:TEST-TOKEN';
const screen = { text: 'Принято', marks: [], buttons: [] };

/** Name, what the server does, what the attempt comes to. */
type Case = [string, Behaviour, SendOutcome];

function refused(code: number, description: string, outcome: SendOutcome['kind'], parameters?: object): Case {
  const detail = { detail: `${code}: ${description}` };
  return [
    `${code} ${description}`,
    (_, response) => refuse(response, code, description, parameters),
    { kind: outcome, ...detail } as SendOutcome,
  ];
}

const GONE: Case[] = [
  refused(403, 'Forbidden: bot was blocked by the user', 'chat-gone'),
  refused(403, 'Forbidden: bot was kicked from the group chat', 'chat-gone'),
  refused(403, 'Forbidden: bot was kicked from the supergroup chat', 'chat-gone'),
  refused(403, 'Forbidden: bot is not a member of the supergroup chat', 'chat-gone'),
  refused(403, 'Forbidden: user is deactivated', 'chat-gone'),
  refused(403, "Forbidden: bot can't initiate conversation with a user", 'chat-gone'),
  refused(403, "Forbidden: bot can't send messages to bots", 'chat-gone'),
  refused(403, 'Forbidden: the group chat was deleted', 'chat-gone'),
  refused(400, 'Bad Request: chat not found', 'chat-gone'),
  refused(400, 'Bad Request: PEER_ID_INVALID', 'chat-gone'),
  refused(400, 'Bad Request: not enough rights to send text messages to the chat', 'chat-gone'),
  refused(400, 'Bad Request: have no rights to send a message', 'chat-gone'),
  refused(400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'chat-gone'),
  refused(400, 'Bad Request: TOPIC_CLOSED', 'chat-gone'),
];

/** The chat is written to all the same: only its picture can't go. */
const NO_PHOTO: Case[] = [
  refused(400, 'Bad Request: not enough rights to send photos to the chat', 'photo-refused'),
  refused(400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN', 'photo-refused'),
  refused(400, 'Bad Request: IMAGE_PROCESS_FAILED', 'photo-refused'),
  refused(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS', 'photo-refused'),
  refused(400, 'Bad Request: wrong file identifier/HTTP URL specified', 'photo-refused'),
  refused(400, 'Bad Request: message caption is too long', 'photo-refused'),
  refused(400, 'Bad Request: there is no media in the message to edit', 'photo-refused'),
];

const POISON: Case[] = [
  refused(400, "Bad Request: can't parse entities: unexpected end tag at byte offset 4", 'poison'),
  refused(400, 'Bad Request: message is too long', 'poison'),
  refused(400, 'Bad Request: message text is empty', 'poison'),
  refused(400, 'Bad Request: BUTTON_DATA_INVALID', 'poison'),
  refused(400, 'Bad Request: message thread not found', 'poison'),
  refused(413, 'Request Entity Too Large', 'poison'),
  refused(404, 'Not Found: method not found', 'poison'),
  refused(400, 'Bad Request: SOMETHING_NEW', 'poison'),
  refused(403, 'Forbidden: something new', 'poison'),
  refused(418, "I'm a teapot", 'poison'),
];

const OTHERS: Case[] = [
  [
    '400 group chat was upgraded to a supergroup chat',
    (_, response) =>
      refuse(response, 400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: -1001234,
      }),
    { kind: 'migrated', toChatId: -1001234 },
  ],
  [
    '429 with the time to wait',
    (_, response) => refuse(response, 429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    { kind: 'retry-later', afterMs: 7000, scope: 'chat' },
  ],
  [
    '429 that does not say how long',
    (_, response) => refuse(response, 429, 'Too Many Requests'),
    { kind: 'retry-later', afterMs: 1000, scope: 'chat' },
  ],
  refused(401, 'Unauthorized', 'unauthorized'),
  refused(404, 'Not Found', 'unauthorized'),
  refused(409, 'Conflict: terminated by other getUpdates request', 'not-accepted'),
  refused(500, 'Internal Server Error', 'ambiguous'),
  refused(502, 'Bad Gateway', 'ambiguous'),
  refused(504, 'Gateway Timeout', 'ambiguous'),
];

const BROKEN: Case[] = [
  ['an HTML page with 502', page(502), { kind: 'ambiguous', detail: 'HTTP 502: not JSON' }],
  ['an HTML page with 200', page(200), { kind: 'ambiguous', detail: 'HTTP 200: not JSON' }],
  ['an HTML page with 403 from a proxy', page(403), { kind: 'not-accepted', detail: 'HTTP 403: not JSON' }],
  [
    'half of a JSON',
    (_, response) => response.writeHead(200).end('{"ok":true,"resu'),
    { kind: 'ambiguous', detail: 'HTTP 200: not JSON' },
  ],
  [
    'JSON of another kind',
    (_, response) => response.writeHead(200).end('{"hello":1}'),
    { kind: 'ambiguous', detail: 'HTTP 200: unexpected JSON' },
  ],
  [
    'a result without a message',
    (_, response) => ok(response, true),
    { kind: 'ambiguous', detail: 'HTTP 200: unexpected JSON' },
  ],
  [
    'a redirect, which is not followed',
    (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    { kind: 'not-accepted', detail: 'HTTP 302: a redirect' },
  ],
  [
    'a reset before any answer',
    (_c, _r, request) => request.socket.destroy(),
    { kind: 'ambiguous', detail: 'UND_ERR_SOCKET' },
  ],
  [
    'a reset in the middle of the answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
      setImmediate(() => response.destroy());
    },
    { kind: 'ambiguous', detail: 'UND_ERR_SOCKET' },
  ],
  ['no answer in time', () => undefined, { kind: 'ambiguous', detail: 'TimeoutError' }],
  [
    'a body that never ends',
    (_, response) => void response.writeHead(200).write('{"ok":'),
    { kind: 'ambiguous', detail: 'TimeoutError' },
  ],
];

function page(status: number): Behaviour {
  return (_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html>no</html>');
}

describe('what became of a message', () => {
  let server: FakeTelegram;
  let telegram: Telegram;

  beforeAll(async () => {
    server = await fakeTelegram();
    telegram = connect(server.root, 100);
  });
  afterAll(() => server.stop());

  const send = (over = telegram) => over.messenger.send({ chatId: 5, screen, silent: false, replyTo: null });

  test.each([...GONE, ...NO_PHOTO, ...POISON, ...OTHERS, ...BROKEN])('%s', async (_name, behaviour, outcome) => {
    server.behave(behaviour);
    // A pacer of its own: a 429 of the test before would hold this one back.
    expect(await send(connect(server.root, 100))).toEqual(outcome);
  });

  test('sent: the message has a number', async () => {
    server.behave((_, response) => ok(response, { message_id: 12 }));
    expect(await send()).toEqual({ kind: 'sent', messageId: 12 });
  });

  test('nobody listens: nothing was accepted', async () => {
    const closed = await freePort();
    expect(await send(connect(`http://127.0.0.1:${closed}`, 1000))).toEqual({
      kind: 'not-accepted',
      detail: 'ECONNREFUSED',
    });
  });

  test('no such host: nothing was accepted', async () => {
    const outcome = await send(connect('http://telegram.invalid', 5000));
    expect(outcome.kind).toBe('not-accepted');
  });

  test.each<[string, SendOutcome]>([
    ['Bad Request: message is not modified: specified new message content is the same', { kind: 'not-modified' }],
    [
      'Bad Request: message to edit not found',
      { kind: 'message-gone', detail: '400: Bad Request: message to edit not found' },
    ],
    [
      "Bad Request: message can't be edited",
      { kind: 'message-gone', detail: "400: Bad Request: message can't be edited" },
    ],
    ['Bad Request: MESSAGE_ID_INVALID', { kind: 'message-gone', detail: '400: Bad Request: MESSAGE_ID_INVALID' }],
  ])('an edit: %s', async (description, outcome) => {
    server.behave((_, response) => refuse(response, 400, description));
    expect(await telegram.messenger.edit(5, 9, screen)).toEqual(outcome);
  });

  test('no detail contains the token, whatever went wrong', async () => {
    for (const [, behaviour] of BROKEN) {
      server.behave(behaviour);
      expect(JSON.stringify(await send())).not.toContain(TOKEN);
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
