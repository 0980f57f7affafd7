import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that arrived, with its JSON body (or the raw body of a multipart one). */
export interface ApiCall {
  method: string;
  path: string;
  body: Record<string, unknown>;
  raw: string;
}

/** How the server behaves: answers, or does something to the connection. */
export type Behaviour = (call: ApiCall, response: ServerResponse, request: IncomingMessage) => void;

export interface FakeTelegram {
  root: string;
  calls: ApiCall[];
  behave: (behaviour: Behaviour) => void;
  stop: () => Promise<void>;
}

/** A bare HTTP server in the place of Telegram: it does exactly what the test tells it. */
export async function fakeTelegram(): Promise<FakeTelegram> {
  const calls: ApiCall[] = [];
  let behaviour: Behaviour = (_, response) => ok(response, true);
  const server = createServer((request, response) => {
    // A connection for each call: one that a test before has broken, or that was idle for long, never meets the next call.
    response.shouldKeepAlive = false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const path = request.url ?? '';
      const json = request.headers['content-type']?.includes('json') ?? false;
      const call = { method: path.split('/').at(-1) ?? '', path, body: json && raw ? JSON.parse(raw) : {}, raw };
      calls.push(call);
      behaviour(call, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    calls,
    behave: (next) => {
      behaviour = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Telegram's answer to a call that worked. */
export function ok(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

/** Telegram's answer to a call it refuses. */
export function refuse(response: ServerResponse, code: number, description: string, parameters?: object): void {
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) }));
}
