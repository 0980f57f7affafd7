import { setTimeout as realSleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { importAppeals } from '../../src/app/imports/import-appeals.ts';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { invite } from '../../src/app/people/invite.ts';
import { prepareRegulations } from '../../src/app/prepare-regulations.ts';
import { takeImport } from '../../src/app/imports/take-import.ts';
import { drainWaiting, noteDowntime } from '../../src/catch-up.ts';
import { steppedClock, type SteppedClock } from '../../src/clocks.ts';
import { addDays, addMinutes, instantOf, localDate, type LocalTime } from '../../src/domain/calendar.ts';
import { createParser, type Parser } from '../../src/ingest/parser.ts';
import { createLog } from '../../src/log.ts';
import { NO_LIMITS } from '../../src/messenger/pacer.ts';
import { pollUpdates } from '../../src/messenger/updates.ts';
import { createProgram, type Program } from '../../src/program.ts';
import type { Book } from '../../src/regulation/book.ts';
import { productionCalendar } from '../../src/regulation/production-calendar.ts';
import { stepTo } from '../../src/stepping.ts';
import type { Database } from '../../src/store/database.ts';
import { freeLeases } from '../../src/store/leases.ts';
import { stampSystem } from '../../src/store/system.ts';
import { testToken, startBotApi, type BotApiServer } from './bot-api-server.ts';
import { storyPhones, type StoryPhone, type StoryPhones } from './phones.ts';

export interface WorldOptions {
  database: Database;
  books: readonly Book[];
  /** Local day and time at which the story begins, e.g. `2026-05-21 08:00`. */
  start: string;
  /** Reads files in this process instead of a child of its own: quicker, where the file is not what the story is about. */
  parser?: Parser;
}

/** A municipality in a box: the real bot over HTTP, phones of everybody, a clock that is moved by hand. */
export interface World {
  phones: StoryPhones;
  admin: StoryPhone;
  program: () => Program;
  botApi: BotApiServer;
  clock: SteppedClock;
  /** Seats somebody by invitation, as an admin and the invited would; a group when `group` is given. */
  seat(regulation: string, post: string, who: StoryPhone, group?: number): Promise<void>;
  /** Seats many at once; their welcomes, and what the admin hears of it, count as seen. */
  seatAll(regulation: string, seats: readonly Seating[]): Promise<void>;
  /** Takes a file in by the same door as the command and `POST /ingest`. */
  load(regulation: string, fileName: string, text: string): Promise<void>;
  /** Moves time by minutes through every due instant. */
  forward(minutes: number): Promise<void>;
  /** Moves time to the next such local time. */
  until(time: LocalTime): Promise<void>;
  idle(): Promise<void>;
  /** The program ends and starts again on the same database; `minutes` pass while it is down. */
  restart(minutes?: number): Promise<void>;
  close(): Promise<void>;
}

/** Who is to sit where; `group`: the chat that is bound instead, by this person. */
export interface Seating {
  post: string;
  who: StoryPhone;
  group?: number;
  /** Of a post with a seat for each organisation, which one. */
  organisation?: string;
}

interface Life {
  program: Program;
  stop: () => Promise<void>;
}

/** Builds a world on a database. The database stays open: whoever opened it closes it. */
export async function createWorld({ database, books, start, parser = childParser() }: WorldOptions): Promise<World> {
  const zone = books[0]?.district.timezone ?? 'UTC';
  const [day = '', time = ''] = start.split(' ');
  const clock = steppedClock(instantOf(day, time, zone));
  const botApi = await startBotApi({ now: clock.read });
  const admin = { life: null as Life | null };
  /** Nothing has happened at the messenger since the world last came to rest: looking at a phone again costs nothing. */
  let resting = false;
  botApi.api.onEvent(() => {
    resting = false;
  });
  // A story that fails in the middle leaves no program at work on the database of the next one.
  let closed = false;
  onTestFinished(close);
  const phones = storyPhones(botApi.api, { idle: rest });
  const adminPhone = phones.user('Администратор');
  admin.life = await live(adminPhone.id);
  await adminPhone.start();
  await adminPhone.newMessages();

  async function live(adminId: number): Promise<Life> {
    return startLife({ database, books, clock, root: botApi.root, adminId, parser });
  }
  function program(): Program {
    if (!admin.life) throw new Error('the program does not run');
    return admin.life.program;
  }
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await admin.life?.stop();
    await botApi.close();
  }
  async function idle(): Promise<void> {
    // A press under way brings an update, an update a message, a message an answer: until nothing follows any more.
    for (let round = 0; round < 50; round += 1) {
      await botApi.api.whenSettled();
      await program().settle();
      const { updates, calls } = botApi.api.pending();
      resting = updates === 0 && calls === 0;
      if (resting) return;
    }
    throw new Error('the world does not come to rest');
  }
  async function rest(): Promise<void> {
    if (!resting) await idle();
  }
  async function goTo(instant: Date): Promise<void> {
    await rest();
    await stepTo(program(), clock, instant);
    await idle();
  }

  return {
    phones,
    admin: adminPhone,
    program,
    botApi,
    clock,
    idle,
    async seat(regulation, post, who, group) {
      if (group === undefined && who.chats().length === 0) await who.start();
      await adminPhone.type(`/invite ${post} ${regulation}`);
      const [answer] = (await adminPhone.newMessages()).toReversed();
      const wanted = group === undefined ? /https:\/\/t\.me\/\S+\?start=\S+/ : /https:\/\/t\.me\/\S+\?startgroup=\S+/;
      const link = answer?.text.match(wanted)?.[0];
      if (!link) throw new Error(`no link for ${post} in:\n${answer?.text ?? 'no answer'}`);
      await who.start(link, group);
      await who.newMessages();
      await adminPhone.newMessages();
    },
    async seatAll(regulation, seats) {
      for (const { post, who, group, organisation } of seats) {
        const words = [post, regulation, ...(organisation === undefined ? [] : [organisation])];
        const invited = await invite(program().app, { by: adminPhone.id, words });
        if (invited.kind !== 'invited') throw new Error(`no invitation for ${post}: ${invited.kind}`);
        const address = `https://t.me/bot?${group === undefined ? 'start' : 'startgroup'}=${invited.code}`;
        who.phone.open(address, group);
      }
      await idle();
      for (const phone of [adminPhone, ...seats.map(({ who }) => who)]) await phone.newMessages();
    },
    async load(regulation, fileName, text) {
      const book = books.find((one) => one.id === regulation);
      if (!book) throw new Error(`no book ${regulation}`);
      const { app } = program();
      const bytes = Buffer.from(text, 'utf8');
      const receivedAt = clock.read();
      const loaded = await importAppeals(app, {
        book,
        bytes,
        fileName,
        asOfHeader: null,
        receivedAt,
        receivedBy: 'story',
        confirmed: true,
      });
      if (loaded.kind !== 'imported') throw new Error(`the file was not taken: ${loaded.message}`);
      await takeImport(app, loaded.importId, regulation);
      await idle();
    },
    async forward(minutes) {
      await goTo(addMinutes(clock.read(), minutes));
    },
    async until(time) {
      const today = localDate(clock.read(), zone);
      const wanted = instantOf(today, time, zone);
      await goTo(wanted > clock.read() ? wanted : instantOf(addDays(today, 1), time, zone));
    },
    async restart(minutes = 0) {
      await admin.life?.stop();
      admin.life = null;
      clock.set(addMinutes(clock.read(), minutes));
      admin.life = await live(adminPhone.id);
      await idle();
    },
    close,
  };
}

async function startLife(parts: {
  database: Database;
  books: readonly Book[];
  clock: SteppedClock;
  root: string;
  adminId: number;
  parser: Parser;
}): Promise<Life> {
  const { database, clock, parser } = parts;
  const log = createLog({ level: process.env['STORY_LOG'] ?? 'silent', secrets: [] });
  let ticks = 0;
  // Pacing runs on a clock of its own that jumps when somebody waits: stories do not sleep.
  const stopwatch = () => ticks;
  const sleep = (ms: number) => {
    ticks += ms;
    return Promise.resolve();
  };
  await stampSystem(database.db, { stamp: 'simulated', botId: null });
  if (database.kind === 'pglite') await freeLeases(database.db);
  const program = createProgram({
    database,
    books: new Map(parts.books.map((book) => [book.id, book])),
    clock: clock.read,
    calendar: productionCalendar(),
    stopwatch,
    sleep,
    log,
    token: testToken,
    apiRoot: parts.root,
    limits: NO_LIMITS,
    editEveryMs: 0,
    holder: `story-${Math.random()}`,
    parser,
    updatesPerMinute: Number.POSITIVE_INFINITY,
  });
  await program.bot.init();
  await prepareRegulations(program.app);
  await program.bot.jobs.resume();
  await ensureAdmins(program.app, [parts.adminId]);
  await drainWaiting(program, { stopwatch: () => performance.now(), sleep: realSleepMs, log, fetching: true });
  await noteDowntime(program);
  const ended = new AbortController();
  const { api } = program.telegram;
  const polling = pollUpdates({ api, store: program.store, sleep: realSleepMs, stopwatch, log, signal: ended.signal });
  return {
    program,
    async stop() {
      ended.abort();
      await polling;
      await program.stop();
    },
  };
}

function childParser(): Parser {
  return createParser({ stopwatch: () => performance.now(), sleep: (ms) => realSleep(ms) });
}

/** Only a poll that failed waits, which a story does not bring about. */
async function realSleepMs(ms: number): Promise<void> {
  // Whoever goes on without waiting for its end is not kept by it.
  await realSleep(ms, undefined, { ref: false });
}
