import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * The messenger's end of the bench of presses, a process of its own: what it takes to send updates and to answer calls
 * counts for nobody. It hands updates in by webhook and notes when each press is answered, on one clock.
 */

/** What the bench asks of this process: hand these updates in, all at once. */
export interface Handing {
  url: string;
  secret: string;
  updates: { update_id: number; callback_query: { id: string } & Record<string, unknown> }[];
  /** One way between the bot and the messenger. */
  latencyMs: number;
}

/** Milliseconds from an update handed in to its answer received, by the id of the press, and the words of it. */
export type Answered = Record<string, { ms: number; text: string }>;

const BOT = { id: 777, is_bot: true, first_name: 'Регламент', username: 'reglament_bot' };
const LONGEST_ROUND_MS = 60_000;
/** A connection for each update: one kept open may be closed by the bot just when the next round uses it. */
const agent = new Agent({ keepAlive: false });

let latencyMs = 0;
let began = new Map<string, number>();
let answered: Answered = {};
let allAnswered: () => void = () => undefined;

const server = createServer((incoming, response) => void answer(incoming, response));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('message', (handing: Handing) => void hand(handing).then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());

async function hand({ url, secret, updates, ...terms }: Handing): Promise<Answered> {
  latencyMs = terms.latencyMs;
  answered = {};
  began = new Map();
  const finished = new Promise<void>((resolve) => {
    allAnswered = resolve;
  });
  const now = performance.now();
  for (const { callback_query } of updates) began.set(callback_query.id, now);
  // An update crosses the same network as its answer.
  if (latencyMs > 0) await sleep(latencyMs);
  const handed = updates.map((update) => post(url, secret, JSON.stringify(update)));
  // A press without an answer is a bug of the bot: the bench ends with it.
  const late = setTimeout(() => process.exit(1), LONGEST_ROUND_MS);
  await finished;
  clearTimeout(late);
  // A bot that takes an update only when it has answered has not done so yet.
  await Promise.all(handed);
  return answered;
}

function post(url: string, secret: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  return new Promise((taken, failed) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => response.resume().once('end', taken));
    sent.once('error', failed).end(body);
  });
}

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const method = incoming.url?.split('/').at(-1) ?? '';
  if (latencyMs > 0) await sleep(latencyMs);
  if (method === 'answerCallbackQuery') note(JSON.parse(Buffer.concat(chunks).toString()));
  if (latencyMs > 0) await sleep(latencyMs);
  const result = method === 'getMe' ? BOT : method.startsWith('answer') ? true : { message_id: 1, date: 0, chat: {} };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

function note({ callback_query_id: id, text = '' }: { callback_query_id: string; text?: string }): void {
  answered[id] ??= { ms: performance.now() - (began.get(id) ?? 0), text };
  if (Object.keys(answered).length === began.size) allAnswered();
}
