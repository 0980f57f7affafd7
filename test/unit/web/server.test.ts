import { Hono } from 'hono';
import { request } from 'node:http';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { StartupError } from '../../../src/domain/startup-error.ts';
import { startServer, webApp } from '../../../src/web/server.ts';
import type { WebServer } from '../../../src/web/server.ts';

const HOST = '127.0.0.1';

describe('the web server', () => {
  const running: WebServer[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop(0);
  });

  async function serve(routes: Hono, lines: string[] = []): Promise<string> {
    const log = pino({}, { write: (line: string) => lines.push(line) });
    const server = await startServer(webApp(log, [routes]), { host: HOST, port: 0 });
    running.push(server);
    return `http://${HOST}:${server.port}`;
  }

  test('it serves what it was given, and 404 for the rest', async () => {
    const root = await serve(new Hono().get('/here', (c) => c.json({ yes: true })));
    expect(await (await fetch(`${root}/here`)).json()).toEqual({ yes: true });
    const missing = await fetch(`${root}/there`);
    expect([missing.status, await missing.json()]).toEqual([404, { error: 'not found' }]);
  });

  test('an error is logged and not shown', async () => {
    const lines: string[] = [];
    const routes = new Hono().get('/broken', () => {
      throw new Error('the inside');
    });
    const answer = await fetch(`${await serve(routes, lines)}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal error"}']);
    expect(lines.join('')).toContain('the inside');
  });

  test('a busy port is one line that says what to do', async () => {
    const root = await serve(new Hono());
    const port = Number(new URL(root).port);
    const second = startServer(new Hono(), { host: HOST, port });
    await expect(second).rejects.toThrow(StartupError);
    await expect(second).rejects.toThrow(`port ${port} is taken: set HTTP_PORT`);
  });

  test('an address of another machine is one line that says what to do', async () => {
    const started = startServer(new Hono(), { host: '192.0.2.1', port: 0 });
    await expect(started).rejects.toThrow('address 192.0.2.1 is not of this machine: set HTTP_HOST');
  });

  test('stopping lets a request under way end', async () => {
    let entered = (): void => undefined;
    let release = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const routes = new Hono().get('/slow', async (c) => {
      entered();
      await gate;
      return c.text('done');
    });
    const root = await serve(routes);
    const answer = fetch(`${root}/slow`);
    await inside;
    const stopped = running.splice(0)[0]?.stop(10_000);
    release();
    expect(await (await answer).text()).toBe('done');
    await stopped;
    await expect(fetch(`${root}/slow`)).rejects.toThrow('fetch failed');
  });

  test('stopping cuts what does not end in time', async () => {
    const root = await serve(new Hono().get('/never', () => new Promise<Response>(() => undefined)));
    const cut = new Promise((resolve) => {
      const call = request(`${root}/never`, { agent: false });
      call.on('error', resolve);
      call.end();
      call.on('socket', (socket) => socket.on('connect', () => setImmediate(() => void running.splice(0)[0]?.stop(1))));
    });
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });
  });
});
