import type { Chat, Message, User } from 'grammy/types';
import type { App } from '../../src/app/app.ts';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { prepareRegulations } from '../../src/app/prepare-regulations.ts';
import { tick } from '../../src/app/tick.ts';
import { createBot, type ReglamentBot } from '../../src/bot/create-bot.ts';
import type { BotOptions } from '../../src/bot/services.ts';
import { createLog } from '../../src/log.ts';
import { payloadOf } from '../../src/messenger/screen-payload.ts';
import { productionCalendar } from '../../src/regulation/production-calendar.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import type { Database } from '../../src/store/database.ts';
import { stampSystem } from '../../src/store/system.ts';
import { bookOf, shippedYaml } from './books.ts';
import { inlineParser } from './inline-parser.ts';
import { seated } from './take-seat.ts';

/** One call of the Bot API that the bot made. */
export interface Call {
  method: string;
  body: Record<string, unknown>;
  /** Number of the message that was sent; null for anything else. */
  messageId: number | null;
  /** The bytes of a form with a file, as they went out; null for anything else. */
  upload: Buffer | null;
}

export const ADMIN_ID = 1;
const BOT: User & { username: string } = { id: 777, is_bot: true, first_name: 'Регламент', username: 'reglament_bot' };
const TOKEN = '777:secret';

/** The bot over a database, with a Bot API that notes every call. Time stands until it is moved. */
export interface Harness {
  app: App;
  bot: ReglamentBot;
  calls: Call[];
  /** Milliseconds on the stopwatch of the limits. */
  stopwatch: { ms: number };
  /** Calls that are refused with this description, by method. */
  refusals: Map<string, string>;
  /** Bytes that the file endpoint gives. */
  file: { bytes: Uint8Array };
  /** Writes a text; gives the calls it led to. */
  write(from: number, text: string, more?: Partial<Message>): Promise<Call[]>;
  press(from: number, data: string, on?: { chat?: Chat; messageId?: number; id?: string }): Promise<Call[]>;
  handle(update: object): Promise<Call[]>;
  /** The calls of this work, and of what it set going beside the conversation. */
  settled(work: () => Promise<unknown>): Promise<Call[]>;
  /** Moves the clock and carries out what is due then. */
  at(iso: string): Promise<void>;
  /** Appoints a person through an invitation. */
  seat: (person: number, name: string, post: string, regulation: string, group?: Chat) => Promise<void>;
}

export async function createHarness(
  database: Database,
  { adminIds = [ADMIN_ID], updatesPerMinute }: { adminIds?: number[]; updatesPerMinute?: number } = {},
): Promise<Harness> {
  const books = [bookOf(shippedYaml('khimki-energy')), bookOf(shippedYaml('ruza-zhkh'))];
  const stopwatch = { ms: 0 };
  let now = new Date('2026-05-21T07:00:00Z');
  const app: App = {
    database,
    books: new Map(books.map((book) => [book.id, book])),
    clock: () => now,
    isWorkingDay: mondayToFriday,
    missingCalendarYear: productionCalendar().missingFrom,
    log: createLog({ level: 'silent', secrets: [] }),
    wake: () => {},
    parser: inlineParser,
  };
  const calls: Call[] = [];
  const refusals = new Map<string, string>();
  const file = { bytes: new Uint8Array() };
  const bot = createBot({
    app,
    token: TOKEN,
    apiRoot: 'http://bot-api.invalid',
    client: { fetch: noting(calls, refusals) },
    fetchFile: () => Promise.resolve(new Response(Buffer.from(file.bytes))),
    payloadOf,
    stopwatch: () => stopwatch.ms,
    ...(updatesPerMinute === undefined ? {} : { updatesPerMinute }),
  });
  await bot.init();
  await stampSystem(database.db, { stamp: 'simulated', botId: null });
  await prepareRegulations(app);
  await ensureAdmins(app, adminIds);
  calls.length = 0;
  let updateId = 0;
  let messageId = 100;

  async function handle(update: object): Promise<Call[]> {
    const before = calls.length;
    await bot.handleUpdate({ update_id: (updateId += 1), ...update });
    return calls.slice(before);
  }

  return {
    app,
    bot,
    calls,
    stopwatch,
    refusals,
    file,
    handle,
    write(from, text, more = {}) {
      const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
      const entities = command ? [{ type: 'bot_command' as const, offset: 0, length: command.length }] : [];
      return handle({ message: { ...messageOf(from, (messageId += 1)), text, entities, ...more } });
    },
    press(from, data, { chat = privateChat(from), messageId: on = 50, id = `${updateId}` } = {}) {
      const message = { message_id: on, date: 0, chat, from: BOT, text: 'карточка' };
      return handle({ callback_query: { id, from: userOf(from), chat_instance: '1', message, data } });
    },
    async settled(work) {
      const before = calls.length;
      await work();
      await bot.jobs.idle();
      return calls.slice(before);
    },
    async at(iso) {
      now = new Date(iso);
      await tick(app);
    },
    seat: (id, name, post, regulation, group) =>
      seated(app, { by: ADMIN_ID, words: `${post} ${regulation}` }, { id, name, group }),
  };
}

/** The reply of a message of the bot with this number. */
export function replyTo(messageId: number, chat: Chat): Partial<Message> {
  const message = { message_id: messageId, date: 0, chat, from: BOT, text: '…', reply_to_message: undefined };
  return { chat, reply_to_message: message };
}

export function groupChat(id: number, title = 'Группа'): Chat.SupergroupChat {
  return { id, type: 'supergroup', title };
}

export function privateChat(id: number): Chat.PrivateChat {
  return { id, type: 'private', first_name: `Человек ${id}` };
}

export function userOf(id: number): User {
  return { id, is_bot: false, first_name: `Человек ${id}` };
}

/** Words of every message and every answer over a button, in order. */
export function said(calls: readonly Call[]): string[] {
  return calls.flatMap(({ method, body: { text } }) => {
    const speaks = /^(sendMessage|editMessageText|answerCallbackQuery)$/.test(method);
    return speaks ? [typeof text === 'string' ? text : ''] : [];
  });
}

function messageOf(from: number, messageId: number): Partial<Message> {
  return { message_id: messageId, date: 0, chat: privateChat(from), from: userOf(from) };
}

/** A Bot API that notes every call and agrees to everything it was not told to refuse. */
function noting(calls: Call[], refusals: ReadonlyMap<string, string>): NonNullable<BotOptions['client']['fetch']> {
  let lastMessageId = 1_000;
  const fetchNoting = async (address: unknown, init: { body?: unknown } = {}) => {
    const method = String(address).split('/').at(-1) ?? '';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const description = refusals.get(method);
    const sends = description === undefined && /^send(Message|Document)$/.test(method);
    const messageId = sends ? (lastMessageId += 1) : null;
    const upload = typeof init.body === 'string' || init.body == null ? null : await bytesOf(init.body);
    calls.push({ method, body, messageId, upload });
    const answer =
      description === undefined
        ? { ok: true, result: resultOf(method, body, messageId) }
        : { ok: false, error_code: 400, description };
    return new Response(JSON.stringify(answer));
  };
  // grammY types node-fetch's function; both give an answer with `json()`.
  return fetchNoting;
}

async function bytesOf(body: unknown): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function resultOf(method: string, body: Record<string, unknown>, messageId: number | null): unknown {
  if (messageId !== null) return { message_id: messageId, date: 0, chat: { id: body['chat_id'] } };
  if (method === 'getMe') return BOT;
  if (method === 'getFile') return { file_id: 'f', file_unique_id: 'u', file_path: 'documents/a.csv' };
  return true;
}
