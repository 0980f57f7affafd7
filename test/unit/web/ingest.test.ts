import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { ingestRoutes } from '../../../src/web/ingest.ts';
import { startServer, webApp, type WebServer } from '../../../src/web/server.ts';
import { inlineParser } from '../../support/inline-parser.ts';
import { useDatabase } from '../../support/databases.ts';
import { importApp, ONE_OF_TWO, tableOf } from '../../support/import-app.ts';

const TOKEN = 'a-token-of-at-least-thirty-two-characters';
const FILE = tableOf([
  { number: 1, date: '20.07.2026' },
  { number: 2, date: 'нет' },
]);
const REJECTED = [{ row: 3, reason: 'дата обращения не читается' }];
const MAX_BYTES = 10_000;

describe('POST /ingest', () => {
  const fixture = useDatabase('pglite');
  let server: WebServer;
  let told: [number, string][];
  let failing = false;

  beforeEach(async () => {
    told = [];
    failing = false;
    const app = importApp(fixture.database);
    const onImported = async (importId: number, regulation: string): Promise<void> => {
      told.push([importId, regulation]);
      if (failing) throw new Error('the engine failed');
    };
    const routes = ingestRoutes({ app, token: TOKEN, onImported, maxBytes: MAX_BYTES });
    server = await startServer(webApp(pino({ level: 'silent' }), [routes]), { host: '127.0.0.1', port: 0 });
  });
  afterEach(() => server.stop(100));

  const url = (regulation = 'khimki-energy') => `http://127.0.0.1:${server.port}/ingest?regulation=${regulation}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const post = async (body: RequestInit['body'], extra: Record<string, string> = {}, regulation?: string) => {
    const response = await fetch(url(regulation), {
      method: 'POST',
      headers: { ...headers, ...extra },
      body: body ?? null,
    });
    return {
      status: response.status,
      answer: (await response.json()) as Record<string, unknown>,
      headers: response.headers,
    };
  };

  it('takes the file as the body, with its name and its as-of', async () => {
    const name = encodeURIComponent('Обращения 27.07.2026.csv');
    expect(await post(FILE, { 'x-filename': name, 'x-as-of': '2026-07-28T08:00' })).toMatchObject({
      status: 200,
      answer: {
        ...ONE_OF_TWO,
        rejected: REJECTED,
        asOf: '2026-07-28T05:00:00.000Z',
      },
    });
    expect(told).toEqual([[1, 'khimki-energy']]);
  });

  it('takes the file as multipart, and the same bytes as the same import', async () => {
    const form = new FormData();
    form.set('comment', 'x');
    form.set('file', new Blob([FILE]), 'Обращения 28.07.2026.csv');
    expect(await post(form)).toMatchObject({
      status: 200,
      answer: { importId: 1, new: 1, asOf: '2026-07-27T21:00:00.000Z' },
    });
    expect(await post(FILE)).toMatchObject({
      status: 200,
      answer: { importId: 1, rows: 2, new: 1, rejected: REJECTED, alreadyLoaded: true },
    });
  });

  it('refuses without the token before it has read the body', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(url(), { method: 'POST', headers: { 'content-length': '5000' } }, (response) =>
        resolve(response.statusCode),
      );
      request.on('error', reject);
      // Not a byte of the body is sent.
      request.flushHeaders();
    });
    expect(status).toBe(401);
    expect(
      (await fetch(url(), { method: 'POST', headers: { authorization: `Bearer ${TOKEN}x` }, body: FILE })).status,
    ).toBe(401);
    expect((await fetch(url(), { method: 'POST', headers: { authorization: TOKEN }, body: FILE })).status).toBe(401);
  });

  it('is closed when there is no token', async () => {
    const routes = ingestRoutes({ app: importApp(fixture.database), token: null, onImported: async () => undefined });
    const request = new Request('http://localhost/ingest?regulation=khimki-energy', {
      method: 'POST',
      headers: { authorization: 'Bearer ' },
      body: FILE,
    });
    expect((await routes.fetch(request)).status).toBe(401);
  });

  it('counts the bytes that stream in: over the limit is 413, whatever was declared', async () => {
    expect((await post('x'.repeat(MAX_BYTES + 1))).status).toBe(413);
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(4_000)));
      },
    });
    const response = await fetch(url(), {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    }).catch(() => null);
    expect(response === null || response.status === 413).toBe(true);
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(MAX_BYTES + 1)]), 'x.csv');
    expect((await post(form)).status).toBe(413);
  });

  it('refuses a file with 400 and says in Russian why', async () => {
    expect(await post('PK\u0003\u0004')).toMatchObject({
      status: 400,
      answer: {
        error:
          'Файл не читается как таблица: он повреждён, закрыт паролем или другого вида. Сохраните его как XLSX или CSV и пришлите снова.',
      },
    });
    expect(await post('')).toMatchObject({
      status: 400,
      answer: { error: 'Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.' },
    });
    expect(told).toEqual([]);
  });

  it('refuses what is no request of its kind', async () => {
    expect(await post(FILE, {}, 'nowhere')).toMatchObject({
      status: 400,
      answer: { error: 'unknown regulation: one of khimki-energy, ruza-zhkh is expected' },
    });
    const form = new FormData();
    form.set('other', new Blob([FILE]), 'x.csv');
    expect(await post(form)).toMatchObject({ status: 400, answer: { error: 'there is no file in the field "file"' } });
    expect((await post('--x', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await post('--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  });

  it('answers 503 with Retry-After while the parser has no room', async () => {
    const app = importApp(fixture.database, { parser: { ...inlineParser, parse: async () => ({ kind: 'busy' }) } });
    const routes = ingestRoutes({ app, token: TOKEN, onImported: async () => undefined });
    const response = await routes.fetch(new Request(url(), { method: 'POST', headers, body: FILE }));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await response.json()).toEqual({ error: 'Сейчас загружаются другие файлы. Повторите через минуту.' });
  });

  it('answers for what is stored although telling the engine failed', async () => {
    failing = true;
    expect(await post(FILE)).toMatchObject({ status: 200, answer: { importId: 1 } });
  });
});
