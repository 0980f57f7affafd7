import type { Sleep, Stopwatch } from '../domain/clock.ts';
import { BadAnswer } from './bad-answer.ts';
import type { Pacer } from './pacer.ts';

/** What a call of the Bot API came to, for counting. `status` is Telegram's error code, 200, or 0 when there was no answer. */
export interface Call {
  method: string;
  status: number;
}

export interface PacedFetchOptions {
  pacer: Pacer;
  stopwatch: Stopwatch;
  sleep: Sleep;
  /** For everything but long polling, which brings its own time. */
  requestTimeoutMs: number;
  onCall: (call: Call) => void;
}

/** Methods that put or change a message in a chat: these count against the limits. */
const PACED = /^(send(?!ChatAction)|edit|copy|forward)/;
/** A long poll may answer this much later than it was asked to. */
const POLL_GRACE_MS = 10_000;

/**
 * The `fetch` under every call of the Bot API: the pump's messages, the answers in `ctx`, and those of conversations, which
 * build an Api of their own. Here, and nowhere else, calls are paced, counted, timed out; redirects are refused, and an
 * answer that is not the Bot API's becomes a `BadAnswer`.
 */
export function createPacedFetch(options: PacedFetchOptions): typeof fetch {
  const { pacer, stopwatch, sleep } = options;

  return async function pacedFetch(input, init = {}) {
    const method = methodOf(input);
    const body = await bodyOf(init.body);
    const chatId = PACED.test(method) ? chatIdOf(body) : null;
    if (chatId !== null) {
      await turn(chatId);
    }
    const polling = method === 'getUpdates' ? pollMs(body) + POLL_GRACE_MS : 0;
    const limit = AbortSignal.timeout(Math.max(polling, options.requestTimeoutMs));
    const given = nativeSignal(init.signal);
    let status = 0;
    try {
      const response = await fetch(input, {
        method: init.method ?? 'POST',
        headers: { 'content-type': new Headers(init.headers).get('content-type') ?? 'application/json' },
        body,
        redirect: 'manual',
        signal: given ? AbortSignal.any([limit, given]) : limit,
      });
      const text = await response.text();
      const answer = parseAnswer(response.status, text);
      status = answer.ok ? 200 : (answer.error_code ?? response.status);
      const retryAfterS = answer.parameters?.retry_after;
      if (chatId !== null && status === 429) pacer.refused(chatId, (retryAfterS ?? 1) * 1000, stopwatch());
      return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
    } finally {
      options.onCall({ method, status });
    }
  };

  /** Waits for a turn of this chat. Each waiter looks again after its wait: another may have taken the turn. */
  async function turn(chatId: number): Promise<void> {
    for (;;) {
      const delay = pacer.delayMs(chatId, stopwatch());
      if (delay <= 0) break;
      await sleep(delay);
    }
    pacer.take(chatId, stopwatch());
  }
}

interface BotApiAnswer {
  ok: boolean;
  error_code?: number;
  parameters?: { retry_after?: number };
}

function parseAnswer(status: number, text: string): BotApiAnswer {
  if (status >= 300 && status < 400) throw new BadAnswer(status, 'a redirect');
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new BadAnswer(status, 'not JSON');
  }
  if (!isAnswer(answer)) throw new BadAnswer(status, 'unexpected JSON');
  return answer;
}

function isAnswer(value: unknown): value is BotApiAnswer {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true || (value.ok === false && 'error_code' in value && 'description' in value);
}

/** `…/bot<token>/sendMessage` → `sendMessage`. */
function methodOf(input: string | URL | Request): string {
  const address = input instanceof Request ? input.url : String(input);
  return address.slice(address.lastIndexOf('/') + 1);
}

/** grammY gives JSON as a string and files as a stream, which is gathered: undici and the pacer both need it whole. */
async function bodyOf(body: unknown): Promise<string | Uint8Array> {
  if (body === null || body === undefined) return '{}';
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The chat a call writes to; null when it names none by number. */
function chatIdOf(body: string | Uint8Array): number | null {
  const id =
    typeof body === 'string'
      ? (JSON.parse(body) as { chat_id?: unknown }).chat_id
      : /name="chat_id"\r\n\r\n(-?\d+)/.exec(Buffer.from(body).toString('latin1'))?.[1];
  const number = Number(id);
  return id !== undefined && Number.isSafeInteger(number) ? number : null;
}

function pollMs(body: string | Uint8Array): number {
  const { timeout } = JSON.parse(String(body)) as { timeout?: number };
  return (timeout ?? 0) * 1000;
}

/** grammY's signal is a polyfill that `fetch` refuses: the abort is carried over to a native one. */
function nativeSignal(signal: AbortSignal | null | undefined): AbortSignal | null {
  if (!signal) return null;
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener('abort', () => controller.abort(), { once: true });
  return controller.signal;
}
