import type { Update } from 'grammy/types';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { webApp } from '../../../src/web/server.ts';
import { webhookRoutes } from '../../../src/web/webhook.ts';

const SECRET = 'secret-of-the-hook';
const HEADER = 'x-telegram-bot-api-secret-token';
const UPDATE = JSON.stringify({ update_id: 7, message: { text: 'ё' } });

interface Hook {
  post: (body: string | ReadableStream, headers?: Record<string, string>, path?: string) => Promise<Response>;
  stored: Update[];
}

function hook(store?: (updates: Update[]) => Promise<void>): Hook {
  const stored: Update[] = [];
  const routes = webhookRoutes({
    path: '/hook',
    secret: SECRET,
    store:
      store ??
      ((updates) => {
        stored.push(...updates);
        return Promise.resolve();
      }),
  });
  const app = webApp(pino({ level: 'silent' }), [routes]);
  return {
    stored,
    async post(body, headers = { [HEADER]: SECRET }, path = '/hook') {
      // A streamed body needs `duplex`, which the types of Request do not know.
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
      return app.request(path, init);
    },
  };
}

describe('the webhook', () => {
  test('200 once the update is stored', async () => {
    const { post, stored } = hook();
    expect((await post(UPDATE)).status).toBe(200);
    expect(stored).toEqual([{ update_id: 7, message: { text: 'ё' } }]);
  });

  test('500 when it could not be stored, so that Telegram brings it again', async () => {
    const { post } = hook(() => Promise.reject(new Error('database is away')));
    expect((await post(UPDATE)).status).toBe(500);
  });

  test.each([{}, { [HEADER]: '' }, { [HEADER]: 'secret-of-the-hooK' }, { [HEADER]: `${SECRET}x` }])(
    '401 and nothing stored without the right secret: %j',
    async (headers) => {
      const { post, stored } = hook();
      expect((await post(UPDATE, headers as Record<string, string>)).status).toBe(401);
      expect(stored).toEqual([]);
    },
  );

  test('a stranger is refused before the body is read', async () => {
    let read = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          read = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    expect((await hook().post(body, {})).status).toBe(401);
    expect(read).toBe(false);
  });

  test.each(['', 'not json', '{"ok":true}', '[1]', 'null', '{"update_id":"7"}'])(
    '400 for what is no update: %s',
    async (body) => {
      expect((await hook().post(body)).status).toBe(400);
    },
  );

  test('413 for more than a megabyte, counted as it streams', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
        if (sent > 8 * 1024 * 1024) controller.close();
      },
    });
    const { post, stored } = hook();
    expect((await post(body)).status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
    expect(stored).toEqual([]);
  });

  test('only POST to its own path', async () => {
    expect((await hook().post(UPDATE, { [HEADER]: SECRET }, '/other')).status).toBe(404);
  });
});
