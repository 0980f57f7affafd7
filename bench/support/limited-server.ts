import type { Sleep, Stopwatch } from '../../src/domain/clock.ts';

/** A message on its way to Telegram: when it left, when it came, whether it was refused. Stopwatch readings. */
export interface Passed {
  chatId: number;
  leftAt: number;
  cameAt: number;
  refused: boolean;
}

export interface LimitedServer {
  /** In the place of `fetch`: answers calls of the Bot API. */
  fetch: typeof fetch;
  passed: Passed[];
}

export const PER_SECOND = 30;
const PER_GROUP_MINUTE = 20;
const SHORTEST_WAY_MS = 20;
const LONGEST_WAY_MS = 50;

/**
 * Telegram's published limits, kept to the letter in sliding windows: 30 a second, one a second to a chat, 20 a minute to a
 * group, else 429. The way there takes 20 to 50 ms, and as long back.
 */
export function limitedServer(stopwatch: Stopwatch, sleep: Sleep, random: () => number): LimitedServer {
  const passed: Passed[] = [];
  const way = () => SHORTEST_WAY_MS + Math.floor(random() * (LONGEST_WAY_MS - SHORTEST_WAY_MS));

  function isOver(chatId: number, now: number): boolean {
    const within = (ms: number) => passed.filter(({ refused, cameAt }) => !refused && cameAt > now - ms);
    const here = (ms: number) => within(ms).filter((one) => one.chatId === chatId).length;
    return within(1_000).length >= PER_SECOND || here(1_000) >= 1 || (chatId < 0 && here(60_000) >= PER_GROUP_MINUTE);
  }

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const address = input instanceof Request ? input.url : input.toString();
    if (!address.endsWith('/sendMessage')) return json({ ok: true, result: true });
    const { chat_id: chatId } = JSON.parse(await textOf(init?.body)) as { chat_id: number };
    const leftAt = stopwatch();
    await sleep(way());
    const refused = isOver(chatId, stopwatch());
    passed.push({ chatId, leftAt, cameAt: stopwatch(), refused });
    const messageId = passed.length;
    await sleep(way());
    if (!refused) return json({ ok: true, result: { message_id: messageId, date: 0, chat: { id: chatId } } });
    const parameters = { retry_after: 1 };
    return json({ ok: false, error_code: 429, description: 'Too Many Requests: retry after 1', parameters }, 429);
  }
  return { fetch: answer, passed };
}

async function textOf(body: unknown): Promise<string> {
  if (typeof body === 'string') return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}
