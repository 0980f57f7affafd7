import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { pause, type Alarm } from './alarm.ts';
import type { CallLog } from './call-log.ts';
import { METHODS } from './dispatch.ts';
import type { Fault, Faults } from './faults.ts';
import type { Params } from './fields.ts';
import type { Limits } from './limits.ts';
import type { Messenger } from './messenger-state.ts';
import { ApiRefusal, conflict } from './refusal.ts';
import { readParams } from './request-body.ts';
import type { UpdateQueue } from './updates.ts';
import { readPoll, type Webhook } from './webhook.ts';

/** Everything one call may touch. */
export interface Server {
  messenger: Messenger;
  updates: UpdateQueue;
  webhook: Webhook;
  limits: Limits;
  faults: Faults;
  calls: CallLog;
  alarm: Alarm;
}

/** null: the path segment `bot<token>` bears this bot's token. */
export function refuseToken(token: string, segment: string): Response | null {
  const given = segment.slice('bot'.length);
  if (given === token) return null;
  if (!/^\d+:[\w-]+$/.test(given)) return answer(404, { ok: false, error_code: 404, description: 'Not Found' });
  return answer(401, { ok: false, error_code: 401, description: 'Unauthorized' });
}

/** Carries out one call of the Bot API, or what the test planned instead. */
export async function handle(server: Server, c: Context, name: string): Promise<Response> {
  const method = name.toLowerCase();
  try {
    const params = await readParams(c.req.raw);
    if (method === 'getupdates') return await receive(server, c, params);
    return await server.calls.counted(() => perform(server, c, name, params));
  } catch (error) {
    if (error instanceof ApiRefusal) return answer(error.body.error_code, error.body);
    throw error;
  }
}

async function receive(server: Server, c: Context, params: Params): Promise<Response> {
  const fault = server.faults.take('getUpdates', params);
  if (fault) return misbehave(server, c, fault, () => ok([]));
  if (server.webhook.url() !== '') {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  return ok(await server.updates.poll(readPoll(params, c.req.raw.signal)));
}

async function perform(server: Server, c: Context, name: string, params: Params): Promise<Response> {
  if ((await server.calls.tell({ method: name, params, phase: 'before' })) === 'reset') return reset(c);
  const fault = server.faults.take(name, params);
  if (fault) return misbehave(server, c, fault, () => accept(server, c, name, params));
  return accept(server, c, name, params);
}

/** Carries the call out; what was accepted is in the log, whatever becomes of the answer. */
async function accept(server: Server, c: Context, name: string, params: Params): Promise<Response> {
  server.limits.check(name, params);
  const result = run(server, name.toLowerCase(), params);
  server.calls.record(name, params, result, server.messenger.now());
  if ((await server.calls.tell({ method: name, params, phase: 'after' })) === 'reset') return reset(c);
  return ok(result);
}

function run(server: Server, method: string, params: Params): unknown {
  switch (method) {
    case 'setwebhook':
      return server.webhook.set(params);
    case 'deletewebhook':
      return server.webhook.remove(params);
    case 'getwebhookinfo':
      return server.webhook.info();
    default: {
      const found = METHODS.get(method);
      if (!found) throw new ApiRefusal(404, 'Not Found: method not found');
      return found(server.messenger, params);
    }
  }
}

async function misbehave(
  server: Server,
  c: Context,
  fault: Fault,
  go: () => Promise<Response> | Response,
): Promise<Response> {
  switch (fault.kind) {
    case '429': {
      const seconds = fault.retryAfter ?? 1;
      const description = `Too Many Requests: retry after ${seconds}`;
      return answer(429, { ok: false, error_code: 429, description, parameters: { retry_after: seconds } });
    }
    case '500':
      return answer(500, { ok: false, error_code: 500, description: 'Internal Server Error' });
    case 'reply':
      return answer(fault.status, fault.body);
    case 'reset-before':
      return reset(c);
    case 'reset-after':
      await go();
      return reset(c);
    case 'drop':
      await go();
      return untilGone(c);
    case 'hang':
      return untilGone(c);
    case 'delay':
      await pause(server.alarm, fault.ms);
      return go();
    default:
      return fault satisfies never;
  }
}

/** Cuts the connection, so that the caller sees a reset and no answer. */
function reset(c: Context): Response {
  // Under @hono/node-server the connection is at hand; in a bare `app.request` it is not.
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  incoming?.socket.resetAndDestroy();
  return answer(502, { ok: false, error_code: 502, description: 'Bad Gateway' });
}

/** Stays silent until the caller gives up. */
function untilGone(c: Context): Promise<Response> {
  const { signal } = c.req.raw;
  return new Promise((resolve) => {
    const leave = (): void => resolve(reset(c));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

/** The bytes of a file that `getFile` named. */
export function download(server: Server, token: string, segment: string, path: string): Response {
  const refused = refuseToken(token, segment);
  if (refused) return refused;
  const file = [...server.messenger.files.values()].find((one) => one.path === path);
  if (!file) return answer(404, { ok: false, error_code: 404, description: 'Not Found' });
  return new Response(new Uint8Array(file.bytes), { headers: { 'content-type': 'application/octet-stream' } });
}

const ok = (result: unknown): Response => answer(200, { ok: true, result });

export function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
