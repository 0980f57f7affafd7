import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Bot } from 'grammy';
import { pino } from 'pino';
import { NO_LIMITS } from '../src/messenger/pacer.ts';
import { createTelegram } from '../src/messenger/telegram.ts';
import { createProgram, type Program } from '../src/program.ts';
import { productionCalendar } from '../src/regulation/production-calendar.ts';
import { appoint, listSeats } from '../src/store/seats.ts';
import { upsertPerson } from '../src/store/people.ts';
import { startServer, webApp } from '../src/web/server.ts';
import { webhookRoutes } from '../src/web/webhook.ts';
import { KHIMKI } from '../test/support/import-app.ts';
import { copyCase, dueWorld, type DueWorld } from './support/due-world.ts';
import { withPostgres } from './support/postgres.ts';
import type { Answered, Handing } from './support/press-messenger.ts';

/*
 * 100 people press «Принял в работу» at once: how long until each has the answer. The whole bot on PostgreSQL with its usual
 * durability (the update stored, the act committed, then the answer) beside a bot that only answers, both by webhook, over
 * the same HTTP stack, against the same messenger, round by round in turn: the median
 * round of each counts. Measured by the messenger, from the press to the answer that arrives; an update and its answer each
 * cross the network once.
 */

const PRESSES = 100;
const ROUNDS = 15;
const LATENCIES_MS = [0, 100];
const MOST = 2;
const FIRST_PERSON = 10_000;
const SECRET = 'bench-secret';
const TOKEN = '777:bench';
const stopwatch = () => performance.now();
const sleep = (ms: number) => wait(ms);
const log = pino({ level: 'silent' });

type Update = Handing['updates'][number];

/** A bot that is pressed, and where its webhook is. */
interface Pressed {
  url: string;
  stop: (graceMs: number) => Promise<void>;
}

interface Arena {
  messenger: ChildProcess;
  world: DueWorld;
  program: Program;
  real: Pressed;
  bare: Pressed;
}

let isGood = true;
let updateId = 1;
let batch = 0;
await withPostgres(async (database) => {
  const messenger = fork(new URL('support/press-messenger.ts', import.meta.url));
  messenger.once('exit', (code) => {
    if (code !== 0) throw new Error('the messenger of the bench has ended');
  });
  const [{ port }] = (await once(messenger, 'message')) as [{ port: number }];
  const root = `http://127.0.0.1:${port}`;
  const world = await dueWorld(database);
  await manyInOnePost(world);
  const program = await wholeBot(world, root);
  const bareBot = new Bot(TOKEN, { client: telegram(root).client });
  await bareBot.init();
  bareBot.on('callback_query', (ctx) => ctx.answerCallbackQuery({ text: '№1: принято в работу' }));
  const real = await listen((updates) => program.store(updates));
  const bare = await listen(async (updates) => {
    for (const update of updates) await bareBot.handleUpdate(update);
  });
  const arena = { messenger, world, program, real, bare };
  await round(arena, { latencyMs: 0, cases: PRESSES });
  for (const latencyMs of LATENCIES_MS)
    for (const cases of [PRESSES, 1]) isGood = (await compare(arena, { latencyMs, cases })) && isGood;
  await program.stop();
  await real.stop(0);
  await bare.stop(0);
  messenger.disconnect();
});
process.exit(isGood ? 0 : 1);

/** Whether the whole bot is quick enough beside the bare one; both rows are printed. */
async function compare(arena: Arena, terms: Terms): Promise<boolean> {
  const all: Record<keyof Round, number[]> = { real: [], bare: [] };
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    const { real, bare } = await round(arena, terms);
    all.real.push(real);
    all.bare.push(bare);
  }
  const [real, bare] = [median(all.real), median(all.bare)];
  process.stdout.write(
    `${PRESSES} presses on ${terms.cases === 1 ? 'one case' : `${terms.cases} cases`}, ${terms.latencyMs} ms to the messenger: ` +
      `p95 ${real.toFixed(0)} ms, a bot that only answers ${bare.toFixed(0)} ms, ratio ${(real / bare).toFixed(2)} (target ≤ ${MOST})\n`,
  );
  return real <= MOST * bare;
}

interface Terms {
  /** One way. */
  latencyMs: number;
  cases: number;
}

/** The p95 of each bot, one after the other, ms. */
interface Round {
  real: number;
  bare: number;
}

async function round({ messenger, world, program, real, bare }: Arena, { latencyMs, cases }: Terms): Promise<Round> {
  const ids = await freshCases(world, cases);
  const askBare = () => hand(messenger, bare, latencyMs, ids);
  const before = batch % 2 === 0 ? await askBare() : null;
  const realAnswers = await hand(messenger, real, latencyMs, ids);
  await program.settle();
  const bareAnswers = before ?? (await askBare());
  const accepted = Object.values(realAnswers).filter(({ text }) => text.includes('принято в работу')).length;
  const explained = Object.values(realAnswers).filter(({ text }) => text.includes('уже принял(а) Человек')).length;
  if (accepted !== cases || explained !== PRESSES - cases)
    throw new Error(`${accepted} accepted, ${explained} explained`);
  return { real: p95(realAnswers), bare: p95(bareAnswers) };
}

async function hand(messenger: ChildProcess, { url }: Pressed, latencyMs: number, ids: number[]): Promise<Answered> {
  const updates = Array.from({ length: PRESSES }, (_, index): Update => {
    const id = FIRST_PERSON + index;
    updateId += 1;
    return press(updateId, id, `ack:${ids[index % ids.length]}`);
  });
  messenger.send({ url, secret: SECRET, updates, latencyMs } satisfies Handing);
  const [answered] = (await once(messenger, 'message')) as [Answered];
  return answered;
}

function press(update_id: number, person: number, data: string): Update {
  const from = { id: person, is_bot: false, first_name: `Человек ${person}` };
  const message = { message_id: 1, date: 0, chat: { id: person, type: 'private' }, text: 'карточка' };
  return { update_id, callback_query: { id: String(update_id), from, chat_instance: '1', message, data } };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function p95(answered: Answered): number {
  const times = Object.values(answered).map(({ ms }) => ms);
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

/** Cases nobody has taken: each of a subject of its own. */
function freshCases({ app, caseId }: DueWorld, count: number): Promise<number[]> {
  batch += 1;
  return copyCase(app.database, caseId, count, batch);
}

/** One post that many hold: each may accept whatever reaches it. */
async function manyInOnePost({ app }: DueWorld): Promise<void> {
  const { db } = app.database;
  const seat = (await listSeats(db, KHIMKI.district.id)).find(({ post }) => post === 'officer');
  if (!seat) throw new Error('no seat');
  for (let index = 0; index < PRESSES; index += 1) {
    const id = FIRST_PERSON + index;
    await upsertPerson(db, { id, name: `Человек ${id}`, username: null, at: app.clock() });
    await appoint(db, { seatId: seat.id, personId: id, at: app.clock() });
  }
}

function telegram(apiRoot: string) {
  return createTelegram({ token: TOKEN, apiRoot, stopwatch, sleep, limits: NO_LIMITS, log });
}

async function wholeBot({ app }: DueWorld, apiRoot: string): Promise<Program> {
  const program = createProgram({
    ...app,
    calendar: productionCalendar(),
    stopwatch,
    sleep,
    token: TOKEN,
    apiRoot,
    limits: NO_LIMITS,
    editEveryMs: 3_000,
    holder: 'bench',
    updatesPerMinute: Number.POSITIVE_INFINITY,
  });
  await program.bot.init();
  program.open();
  program.pulse();
  return program;
}

async function listen(store: (updates: Parameters<Program['store']>[0]) => Promise<void>): Promise<Pressed> {
  const server = await startServer(webApp(log, [webhookRoutes({ path: '/hook', secret: SECRET, store })]), {
    host: '127.0.0.1',
    port: 0,
  });
  return { url: `http://127.0.0.1:${server.port}/hook`, stop: server.stop };
}
