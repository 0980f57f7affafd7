import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CAST } from '../../../src/sandbox/cast.ts';
import { createSandbox } from '../../../src/sandbox/start-sandbox.ts';

const now = () => new Date('2026-09-17T05:30:00Z');
const token = '1:sandbox';
const host = { host: '127.0.0.1:8080' };
const [officer] = CAST;
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const json = async (response: Response): Promise<unknown> => response.json();

test('the page and its files come with a policy that runs nothing from elsewhere', async () => {
  const { app } = createSandbox({ token, now });
  const page = await app.request('/', { headers: host });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<html lang="ru">');
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  for (const name of ['page.js', 'phone.js', 'message.js', 'writer.js', 'clock.js', 'server.js', 'dom.js']) {
    const script = await app.request(`/page/${name}`, { headers: host });
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  }
  expect((await app.request('/page/none.js', { headers: host })).status).toBe(404);
  expect((await app.request('/page/..%2Fcast.ts', { headers: host })).status).toBe(404);
});

test.each([
  [{ host: 'evil.example' }, 403],
  [{ host: '127.0.0.1:8080', origin: 'http://evil.example' }, 403],
  [{ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:9999' }, 403],
  [{ host: '127.0.0.1:8080', origin: 'null' }, 403],
  [{ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }, 200],
  [{ host: 'localhost:8080' }, 200],
  [{ host: '[::1]:8080' }, 200],
])('request with %o: %i', async (headers, status) => {
  const { app } = createSandbox({ token, now });
  expect((await app.request('/phones', { headers: headers as Record<string, string> })).status).toBe(status);
});

test('opened to others, a foreign name is served and a foreign page still is not', async () => {
  const { app } = createSandbox({ token, now, open: true });
  expect((await app.request('/phones', { headers: { host: 'demo.example' } })).status).toBe(200);
  const foreign = { host: 'demo.example', origin: 'http://evil.example' };
  expect((await app.request('/phones', { headers: foreign })).status).toBe(403);
});

test('a phone is used over HTTP: written from, written to, read; a wrong deed is refused in words', async () => {
  const { app, api } = createSandbox({ token, now });
  const id = officer?.id ?? 0;
  const deed = (path: string, body: unknown): Promise<Response> =>
    Promise.resolve(
      app.request(`/phones/${id}/${path}`, {
        method: 'POST',
        headers: { ...host, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  await deed('start', { link: 'https://t.me/bot?start=abc' });
  const sent = await app.request(`/bot${token}/sendMessage?chat_id=${id}&text=ok`, { headers: host });
  expect(await json(sent)).toMatchObject({ ok: true });
  expect(await json(await app.request(`/phones/${id}`, { headers: host }))).toMatchObject({
    title: 'Ответственный',
    chats: [
      {
        id,
        unread: 1,
        messages: [
          { text: '/start abc', mine: true },
          { text: 'ok', fromBot: true },
        ],
      },
    ],
  });
  await deed('read', { chatId: id });
  expect(api.phones.get(id).chats()[0]?.unread).toBe(0);
  const wrong = await deed('press', { chatId: id, messageId: 2, data: 'x' });
  expect([wrong.status, await json(wrong)]).toEqual([409, { error: 'такой кнопки уже нет' }]);
  const broken = await deed('text', { chatId: 'x' });
  expect([broken.status, await json(broken)]).toEqual([400, { error: 'Неверный запрос' }]);
  await deed('sample', { chatId: id, sample: 'today' });
  expect(api.phones.get(id).chats()[0]?.messages.at(-1)?.document?.name).toBe('ЕЦУР_Химки_выгрузка_17.09.2026.csv');
});

test('an uploaded file never comes back as a page', async () => {
  const { app, api } = createSandbox({ token, now });
  const phone = api.phones.get(officer?.id ?? 0);
  phone.sendFile(phone.user.id, { name: 'страница.html', bytes: new TextEncoder().encode('<script>1</script>') });
  const fileId = phone.chats()[0]?.messages.at(-1)?.document?.fileId ?? '';
  const response = await app.request(`/phones/files/${fileId}`, { headers: host });
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('chats, files, unread marks and the numbers of updates outlive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  folders.push(folder);
  const memoryFile = join(folder, 'messenger.json');
  const id = officer?.id ?? 0;

  const first = createSandbox({ token, now, memoryFile });
  first.api.phones.get(id).start('abc');
  first.api.phones.get(id).sendFile(id, { name: 'a.csv', bytes: new Uint8Array([1, 2, 255]) });
  await first.app.request(`/bot${token}/sendMessage?chat_id=${id}&text=ok`, { headers: host });
  await first.close();
  expect((await stat(memoryFile)).mode & 0o777).toBe(0o600);

  const second = createSandbox({ token, now, memoryFile });
  expect(second.api.phones.get(id).chats()).toEqual(first.api.phones.get(id).chats());
  expect([...second.api.messenger.files.values()][0]?.bytes).toEqual(new Uint8Array([1, 2, 255]));
  second.api.phones.get(id).send(id, 'после');
  const updates = await json(await second.app.request(`/bot${token}/getUpdates`, { headers: host }));
  expect(updates).toMatchObject({
    result: [{ update_id: 1 }, { update_id: 2 }, { update_id: 3, message: { message_id: 4 } }],
  });
  await second.close();
});

test('events tell which phones changed and which of them rang', async () => {
  const { app, api } = createSandbox({ token, now });
  const response = await app.request('/events', { headers: host });
  const reader = response.body?.getReader();
  const read = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toBe('event: beat\ndata: \n\n');
  const id = officer?.id ?? 0;
  api.phones.get(id).start();
  expect(await read()).toBe(`event: change\ndata: {"phones":[${id}],"rings":[]}\n\n`);
  await read();
  await app.request(`/bot${token}/sendMessage?chat_id=${id}&text=ok`, { headers: host });
  expect(await read()).toBe(`event: change\ndata: {"phones":[${id}],"rings":[${id}]}\n\n`);
  await reader?.cancel();
});
