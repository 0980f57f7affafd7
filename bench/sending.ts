import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api } from 'grammy';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createLoop } from '../src/app/loop.ts';
import { TELEGRAM_LIMITS } from '../src/messenger/pacer.ts';
import { createTelegram } from '../src/messenger/telegram.ts';
import { createSending } from '../src/sending.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { enqueue } from '../src/store/outbox.ts';
import { importApp } from '../test/support/import-app.ts';
import { message, T0 } from '../test/support/rows.ts';
import { limitedServer, PER_SECOND, type Passed } from './support/limited-server.ts';
import { seeded } from './support/random.ts';
import { virtualTime, type VirtualTime } from './support/virtual-time.ts';

/*
 * A digest for 1,000 chats, with 50 alarms arriving in the middle, against a messenger that keeps Telegram's limits to the
 * letter; the same load through @grammyjs/transformer-throttler. In virtual time: the figures do not depend on the machine.
 * The floor of an alarm's place in the queue is the first instant at which that messenger would take it, if nothing but
 * alarms came after the digests under way, and not before its share of the limit's rate: the n-th of them after n/30 s.
 */

const CHATS = 1_000;
const ALARMS = 50;
const FIRST_ALARM_CHAT = 10_001;
const ALARMS_AT_MS = 16_500;
const MOST_MS = 600_000;
const TOTAL_MOST = 1.05;
const ALARM_MOST = 1.25;
const SEED = 20_260_521;
const TOKEN = '1:bench';
const ROOT = 'https://bench.invalid';
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

interface Result {
  title: string;
  total: number;
  worstAlarm: number;
  refused: number;
  missing: number;
}

const digests = Array.from({ length: CHATS }, (_, index) => index + 1);
const alarms = Array.from({ length: ALARMS }, (_, index) => FIRST_ALARM_CHAT + index);

const own = resultOf('outbox and pacer', await throughOutbox());
const other = resultOf('transformer-throttler', await throughThrottler());
for (const { title, total, worstAlarm, refused, missing } of [own, other]) {
  process.stdout.write(
    `${title}: total ${total.toFixed(3)} × the limit's own minimum (target ≤ ${TOTAL_MOST}), ` +
      `slowest alarm ${worstAlarm.toFixed(2)} × the floor of its place (target ≤ ${ALARM_MOST}), ` +
      `429: ${refused} (target 0), not delivered: ${missing}\n`,
  );
}
const isGood = own.total <= TOTAL_MOST && own.worstAlarm <= ALARM_MOST && own.refused === 0 && own.missing === 0;
process.exit(isGood ? 0 : 1);

/** The program's own way: outbox, pump, pacer, grammY's client. */
async function throughOutbox(): Promise<Passed[]> {
  const database = await openDatabase({ url: null, dataDir: null, migrationsFolder: MIGRATIONS });
  const time = virtualTime();
  const { stopwatch, sleep } = time;
  const server = limitedServer(stopwatch, sleep, seeded(SEED));
  const realFetch = globalThis.fetch;
  globalThis.fetch = server.fetch;
  const log = pino({ level: 'silent' });
  const app = importApp(database, { clock: () => new Date(T0.getTime() + stopwatch()), log });
  const { messenger, pacer } = createTelegram({
    token: TOKEN,
    apiRoot: ROOT,
    stopwatch,
    sleep,
    limits: TELEGRAM_LIMITS,
    log,
  });
  const failed = (error: unknown) => process.stderr.write(`${String(error)}\n`);
  const hooks = { freed: () => loop.kick(), failed };
  const sending = createSending(
    app,
    { stopwatch, sleep, holder: 'bench', editEveryMs: 0 },
    { messenger, pacer },
    hooks,
  );
  const loop = createLoop(() => sending.run(), failed);
  await enqueue(
    database.db,
    digests.map((chatId) => message(`digest ${chatId}`, { chatId, lane: 'digest' })),
  );
  const pulse = setInterval(() => loop.kick(), 1_000);
  loop.kick();
  setTimeout(() => {
    const owed = alarms.map((chatId) => message(`alarm ${chatId}`, { chatId, lane: 'alarm' }));
    void enqueue(database.db, owed).then(() => loop.kick());
  }, ALARMS_AT_MS);
  await time.until(() => isAllThere(server.passed), MOST_MS);
  clearInterval(pulse);
  await finish(time);
  globalThis.fetch = realFetch;
  return server.passed;
}

/** All at once into the plugin, which queues in memory. */
async function throughThrottler(): Promise<Passed[]> {
  const time = virtualTime();
  const server = limitedServer(time.stopwatch, time.sleep, seeded(SEED));
  const api = new Api(TOKEN, { apiRoot: ROOT, fetch: server.fetch as never });
  api.config.use(apiThrottler());
  const send = (chatId: number) => void api.sendMessage(chatId, 'текст').catch(() => undefined);
  digests.forEach(send);
  setTimeout(() => alarms.forEach(send), ALARMS_AT_MS);
  await time.until(() => server.passed.length >= CHATS + ALARMS, MOST_MS);
  await finish(time);
  return server.passed;
}

/** Answers still on their way arrive. */
async function finish(time: VirtualTime): Promise<void> {
  await time.until(() => false, 1_000);
  time.end();
}

function isAllThere(passed: readonly Passed[]): boolean {
  return passed.filter(({ refused }) => !refused).length >= CHATS + ALARMS;
}

function resultOf(title: string, passed: readonly Passed[]): Result {
  const arrived = passed.filter(({ refused }) => !refused);
  const least = Math.floor((CHATS + ALARMS - 1) / PER_SECOND) * 1_000;
  const last = Math.max(...arrived.map(({ cameAt }) => cameAt));
  return {
    title,
    total: last / least,
    worstAlarm: Math.max(...alarmRatios(arrived)),
    refused: passed.length - arrived.length,
    missing: CHATS + ALARMS - arrived.length,
  };
}

/** How long each alarm took, as a multiple of the floor of its place in the queue. */
function alarmRatios(arrived: readonly Passed[]): number[] {
  const isAlarm = ({ chatId }: Passed) => chatId >= FIRST_ALARM_CHAT;
  // What had left when the alarms came can't be called back: the second it uses up is gone.
  const before = arrived.filter((one) => !isAlarm(one) && one.leftAt <= ALARMS_AT_MS).map(({ cameAt }) => cameAt);
  const taken = before.toSorted((a, b) => a - b);
  return arrived
    .filter(isAlarm)
    .toSorted((a, b) => a.cameAt - b.cameAt)
    .map(({ leftAt, cameAt }, place) => {
      const way = cameAt - leftAt;
      const room = Math.max(ALARMS_AT_MS + way, (taken.at(-PER_SECOND) ?? 0) + 1_000);
      taken.push(room);
      const share = ((place + 1) / PER_SECOND) * 1_000 + way;
      return (cameAt - ALARMS_AT_MS) / Math.max(room - ALARMS_AT_MS, share);
    });
}
