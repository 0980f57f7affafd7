import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createAuditor, type Auditor } from './app/audit.ts';
import { ensureAdmins } from './app/people/admins.ts';
import type { Config } from './config.ts';
import { StartupError } from './domain/startup-error.ts';
import { createParser } from './ingest/parser.ts';
import { NO_LIMITS, TELEGRAM_LIMITS } from './messenger/pacer.ts';
import { pollUpdates } from './messenger/updates.ts';
import { registerWebhook } from './messenger/webhook-registration.ts';
import { prepareRegulations } from './app/prepare-regulations.ts';
import { drainWaiting, noteDowntime } from './catch-up.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createProgram, type Program } from './program.ts';
import { startPulse } from './pulse.ts';
import { reachTelegram } from './reach-telegram.ts';
import type { Surroundings } from './surroundings.ts';
import { timesOf, type Times } from './times.ts';
import type { Book } from './regulation/book.ts';
import { loadBooks } from './regulation/load-books.ts';
import { productionCalendar } from './regulation/production-calendar.ts';
import { machineAlarm } from './sandbox/api/alarm.ts';
import { SANDBOX_ADMIN_ID } from './sandbox/cast.ts';
import { freePort } from './sandbox/free-port.ts';
import { seedSandbox } from './sandbox/seed.ts';
import type { Database } from './store/database.ts';
import { openDatabase } from './store/open-database.ts';
import { freeClaims } from './store/inbox.ts';
import { freeLeases } from './store/leases.ts';
import { stampSystem } from './store/system.ts';
import { serve, type Served } from './serve.ts';

export interface Running {
  /** Rejects when the program can't go on; never resolves. */
  failed: Promise<never>;
  stop: () => Promise<void>;
}

const EDIT_EVERY_MS = 3_000;
/** What is under way when the program is stopped may take so long. Real time; together below `STOP_WITHIN_MS` of main.ts. */
const DRAIN_GRACE_MS = 4_000;
const STOP_GRACE_MS = 3_000;

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Starts the whole program as configured; throws a `StartupError` or `StoreError`, one line each, when it can't. */
export async function startBot(given: Config, around: Surroundings): Promise<Running> {
  const config = await withPort(given);
  const books = await booksOf(config);
  const database = await openFor(config);
  try {
    return await startOn(config, around, books, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The bot of a sandbox is told its messenger's address before anything listens there. */
async function withPort(config: Config): Promise<Config> {
  if (config.mode !== 'sandbox' || config.http.port !== 0) return config;
  return { ...config, http: { ...config.http, port: await freePort(config.http.host) } };
}

async function startOn(
  config: Config,
  around: Surroundings,
  books: ReadonlyMap<string, Book>,
  database: Database,
): Promise<Running> {
  await stampSystem(database.db, { stamp: config.mode, botId: null });
  if (database.kind === 'pglite') await forgetDeadOwner(database);
  const times = await timesOf(config, around, database);
  const sandboxToken = `1:${randomUUID().replaceAll('-', '')}`;
  const program = createProgram({
    database,
    books,
    clock: times.read,
    calendar: productionCalendar(),
    stopwatch: around.stopwatch,
    sleep: around.sleep,
    log: around.log,
    token: config.botToken ?? sandboxToken,
    apiRoot: config.mode === 'sandbox' ? `http://127.0.0.1:${config.http.port}` : config.apiRoot,
    limits: config.mode === 'real' ? TELEGRAM_LIMITS : NO_LIMITS,
    editEveryMs: times.stepped ? 0 : EDIT_EVERY_MS / times.speed,
    holder: randomUUID(),
    parser: createParser({ stopwatch: around.stopwatch, sleep: around.sleep }),
    ...(config.mode === 'real' ? {} : { updatesPerMinute: Number.POSITIVE_INFINITY }),
  });
  const auditor = createAuditor(program.app, { stopwatch: around.stopwatch, speed: times.speed });
  const server = await serve({ config, program, stepped: times.stepped, sandboxToken, around, auditor });
  try {
    await identify(config, program, database, around);
    await prepare(config, program, around);
    return await run({ config, program, database, server, times, around, auditor });
  } catch (error) {
    await server.stop(0);
    throw error;
  }
}

/** Nobody else can live on an embedded database: what its last owner had taken is free. */
async function forgetDeadOwner({ db }: Database): Promise<void> {
  await freeLeases(db);
  await freeClaims(db);
}

/** The books of the configuration, by id; throws a `StartupError` with one line for each mistake. */
export async function booksOf(config: Config): Promise<ReadonlyMap<string, Book>> {
  const loaded = await loadBooks(config.regulations);
  if (!loaded.ok) throw new StartupError(loaded.errors.join('\n'));
  return new Map(loaded.books.map((book) => [book.id, book]));
}

/** Opens the configured database. */
export function openFor({ database }: Config): Promise<Database> {
  const url = database.kind === 'postgres' ? database.url : null;
  return openDatabase({
    url,
    dataDir: database.kind === 'embedded' ? database.dir : null,
    migrationsFolder: MIGRATIONS,
  });
}

/** Asks the messenger who the bot is: a wrong token ends the start, a messenger that is down is asked until it answers. */
async function identify(
  config: Config,
  { bot, telegram }: Program,
  database: Database,
  { log, sleep }: Surroundings,
): Promise<void> {
  bot.botInfo = await reachTelegram(() => telegram.api.getMe(), { apiRoot: config.apiRoot, log, sleep });
  await stampSystem(database.db, { stamp: config.mode, botId: bot.botInfo.id });
}

/** Whatever must stand before the first update is handled; the code of the first admin is printed once. */
async function prepare(config: Config, program: Program, { say }: Surroundings): Promise<void> {
  await prepareRegulations(program.app);
  await program.bot.jobs.resume();
  const first = await ensureAdmins(program.app, config.mode === 'sandbox' ? [SANDBOX_ADMIN_ID] : config.adminIds);
  if (first) {
    say(`First administrator: open https://t.me/${program.bot.botInfo.username}?start=${first.code} within 30 minutes`);
  }
}

interface RunParts {
  config: Config;
  program: Program;
  database: Database;
  server: Served;
  times: Times;
  around: Surroundings;
  auditor: Auditor;
}

async function run({ config, program, database, server, times, around, auditor }: RunParts): Promise<Running> {
  const { log } = around;
  const ended = new AbortController();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  if (config.webhook) {
    const { url, secret } = config.webhook;
    const { apiRoot } = config;
    await reachTelegram(() => registerWebhook(program.telegram.api, url, secret), { ...around, apiRoot });
  }
  await drainWaiting(program, { ...around, fetching: !config.webhook });
  await times.begin();
  await noteDowntime(program);
  const polling = config.webhook
    ? Promise.resolve()
    : pollUpdates({
        api: program.telegram.api,
        store: program.store,
        sleep: around.sleep,
        stopwatch: around.stopwatch,
        log,
        signal: ended.signal,
      }).catch(fail);
  const { stopwatch } = around;
  const { readiness, tickAgeMs } = server;
  const heartbeat = config.heartbeatUrl
    ? createHeartbeat({ url: config.heartbeatUrl, readiness, tickAgeMs, stopwatch, fetch, log })
    : null;
  const pulse = startPulse(program, times, { log, heartbeat, audit: auditor.look });
  program.pulse();
  if (config.mode === 'sandbox') await furnish(config, server, around);
  const regulations = [...program.app.books.keys()];
  log.info({ mode: config.mode, port: server.port, regulations, clock: times.mapping() }, 'ready');
  return {
    failed,
    async stop() {
      server.drain();
      pulse.stop();
      ended.abort();
      await polling;
      // Whatever still hangs then, a messenger that does not answer, is settled by the next start as after a kill.
      await Promise.race([program.stop(), around.sleep(DRAIN_GRACE_MS)]);
      await server.stop(STOP_GRACE_MS);
      await database.close();
    },
  };
}

/** The sandbox is for whoever has never seen the product: everybody sits, the history is loaded, the address is said. */
async function furnish(config: Config, server: Served, { say }: Surroundings): Promise<void> {
  const root = `http://127.0.0.1:${server.port}`;
  say('Sandbox: seating everybody and loading 70 days of sample appeals …');
  await seedSandbox({ root, regulations: config.regulations, alarm: machineAlarm });
  server.furnished();
  say(`Sandbox: open ${root}`);
}
