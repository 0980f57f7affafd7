import type { Update } from 'grammy/types';
import type { Logger } from 'pino';
import type { App } from './app/app.ts';
import { createInboxCrew } from './app/inbox-pump.ts';
import { together } from './app/together.ts';
import { createLoop, type Loop } from './app/loop.ts';
import type { Downtime } from './app/delivery/parts.ts';
import { createProbe } from './app/people/probe.ts';
import { createBot, type ReglamentBot } from './bot/create-bot.ts';
import type { Clock, Sleep, Stopwatch } from './domain/clock.ts';
import type { Parser } from './ingest/parser.ts';
import { countOutcomes } from './messenger/counted-outcomes.ts';
import type { Limits } from './messenger/pacer.ts';
import { payloadOf } from './messenger/screen-payload.ts';
import { createTelegram, type Telegram } from './messenger/telegram.ts';
import type { Book } from './regulation/book.ts';
import type { ProductionCalendar } from './regulation/production-calendar.ts';
import type { Database } from './store/database.ts';
import { createSending } from './sending.ts';
import { storeUpdates } from './store/inbox.ts';
import { createTicking, type Counters } from './ticking.ts';

/** Everything the program is made of. What differs between a real run, the sandbox and a story is only in here. */
export interface Parts {
  database: Database;
  books: ReadonlyMap<string, Book>;
  clock: Clock;
  calendar: ProductionCalendar;
  stopwatch: Stopwatch;
  sleep: Sleep;
  log: Logger;
  token: string;
  apiRoot: string;
  limits: Limits;
  /** A chat's cards are edited at most so often. Real time. */
  editEveryMs: number;
  /** Unlike any other process that shares the database. */
  holder: string;
  parser: Parser;
  updatesPerMinute?: number;
}

/** The running parts, and the loops that keep them going. */
export interface Program {
  app: App;
  telegram: Telegram;
  bot: ReglamentBot;
  loops: { inbox: Loop; tick: Loop; send: Loop; edit: Loop; lease: Loop; probe: Loop };
  /** Keeps raw updates; only then may they be confirmed to the messenger. Until `open` they wait. */
  store: (updates: Update[]) => Promise<void>;
  /** Everything that updates need stands now: from here on they are handled. */
  open: () => void;
  /** Handles the updates that are stored now. */
  handleStored: () => Promise<void>;
  /** Runs everything that can be done at this instant of business time, and resolves when nothing is left. */
  settle: () => Promise<void>;
  /** Once a second: there may be something due, to send, or handed back; the sender's lease is renewed. */
  pulse: () => void;
  /** Said once, on the next tick: the bot did not work for so long. */
  announceDowntime: (downtime: Downtime) => void;
  counters: Counters;
  /** What became of messages and edits so far, by kind. */
  outcomes: ReturnType<typeof countOutcomes>['outcomes'];
  stop: () => Promise<void>;
}

/** Rounds in which everything settles; more is a loop that feeds itself. */
const ROUNDS_BOUND = 10_000;
/** Whoever pressed is answered before cards are brought up to date; cards wait no longer than this. Real time. */
const ANSWERS_FIRST_MS = 500;
/** Deliveries of the messenger kept by one statement. */
const STORED_AT_ONCE = 100;
/** Turns of the loop that bring no delivery before what came is stored: a fraction of a millisecond while nothing else is done. */
const QUIET_TURNS = 20;

/** Wires the rooms of the house together. Starts nothing: loops run when they are kicked. */
export function createProgram(parts: Parts): Program {
  const { database, clock, stopwatch, log, books, calendar, parser, token, apiRoot, sleep, limits } = parts;
  const { isWorkingDay, missingFrom: missingCalendarYear } = calendar;
  const app: App = { database, books, clock, isWorkingDay, missingCalendarYear, log, wake, parser };
  const telegram = createTelegram({ token, apiRoot, stopwatch, sleep, limits, log });
  const { updatesPerMinute } = parts;
  const bot = createBot({
    app,
    token,
    client: telegram.client,
    apiRoot,
    fetchFile: fetch,
    payloadOf,
    stopwatch,
    ...(updatesPerMinute === undefined ? {} : { updatesPerMinute }),
  });
  const failed = (loop: string) => (error: unknown) =>
    log.error({ loop, err: error }, 'a loop failed, the next pulse tries again');
  /** Until the first pulse only updates are handled: what people did while nothing ran counts before anything falls due. */
  let begun = false;
  /** Until then updates are only kept: handled too early, one would fail again and again, and be put away as poison. */
  let opened = false;

  const handlers = createInboxCrew(app, (body) => bot.handleUpdate(body as Update), {
    freed: () => {
      inbox.kick();
      wake();
    },
    failed: failed('update'),
  });
  const inbox = createLoop(async () => {
    if (opened) await handlers.fill();
  }, failed('inbox'));
  const ticking = createTicking(app, { stopwatch, decided: sendMore, failed: failed('tick') });
  const { messenger, outcomes } = countOutcomes(telegram.messenger);
  const { pacer } = telegram;
  const sender = createSending(app, parts, { messenger, pacer }, { freed: sendMore, failed: failed('message') });
  const send = createLoop(() => sender.run(), failed('send'));
  const answersWait = holdingBack(() => handlers.busy().length > 0, stopwatch);
  const edit = createLoop(async () => (answersWait() ? undefined : sender.edit()), failed('edit'));
  const lease = createLoop(async () => void (await sender.keepLease()), failed('lease'));
  const probe = createLoop(probing(app, telegram, stopwatch, sender), failed('probe'));
  const loops = [inbox, ticking.loop, send, edit, lease, probe];

  function sendMore(): void {
    send.kick();
    edit.kick();
  }

  function wake(): void {
    if (!begun) return;
    ticking.loop.kick();
    sendMore();
  }

  const keep = keeping(database);

  async function handleStored(): Promise<void> {
    for (let round = 0, before = -1; round < ROUNDS_BOUND && handlers.done() > before; round += 1) {
      before = handlers.done();
      inbox.kick();
      await inbox.idle();
      await handlers.idle();
    }
  }

  const settle = settling(
    () => ticking.done() + handlers.done() + sender.crew.done() + sender.editors.done(),
    [
      [inbox, handlers],
      [ticking.loop, bot.jobs],
      [send, sender.crew],
      [edit, sender.editors],
    ],
  );

  return {
    app,
    telegram,
    bot,
    loops: { inbox, tick: ticking.loop, send, edit, lease, probe },
    async store(updates) {
      await keep(updates.map((update) => storedUpdate(update, clock())));
      inbox.kick();
    },
    open() {
      opened = true;
      inbox.kick();
    },
    handleStored,
    settle,
    pulse() {
      begun = true;
      for (const loop of loops) loop.kick();
    },
    announceDowntime: ticking.announceDowntime,
    counters: ticking.counters,
    outcomes,
    async stop() {
      for (const loop of loops) await loop.stop();
      for (const crew of [handlers, bot.jobs, sender.crew, sender.editors]) await crew.idle();
      await sender.release();
    },
  };
}

/** Whether something is to wait still: as long as others are busy, within bounds. Asked at every pulse at least. */
function holdingBack(othersBusy: () => boolean, stopwatch: Stopwatch): () => boolean {
  let since: number | null = null;
  return () => {
    since = othersBusy() ? (since ?? stopwatch()) : null;
    const holds = since !== null && stopwatch() - since < ANSWERS_FIRST_MS;
    if (!holds) since = null;
    return holds;
  };
}

/** Whoever sends asks the next level whether it can be written to, while the pace has room for it. */
function probing(
  app: App,
  { reach, pacer }: Telegram,
  stopwatch: Stopwatch,
  { keepLease }: { keepLease: () => Promise<boolean> },
): () => Promise<void> {
  const askNext = createProbe(app, { reach, stopwatch, hasRoom: () => pacer.hasRoom(stopwatch(), 1) });
  return async () => {
    if (await keepLease()) await askNext();
  };
}

/** Runs loops and waits for their hands, in turn, until a whole round has found nothing to do. */
function settling(done: () => number, pairs: readonly [Loop, { idle: () => Promise<void> }][]): () => Promise<void> {
  return async () => {
    for (let round = 0; round < ROUNDS_BOUND; round += 1) {
      const before = done();
      for (const [loop, hands] of pairs) {
        loop.kick();
        await loop.idle();
        await hands.idle();
      }
      if (done() === before) return;
    }
    throw new Error(`something is still to be done after ${ROUNDS_BOUND} rounds`);
  };
}

type Stored = ReturnType<typeof storedUpdate>;

/** A webhook brings updates one by one: those that come at the same time are kept by one statement. */
function keeping({ db }: Database): (updates: Stored[]) => Promise<unknown> {
  const store = async (some: readonly Stored[][]) => {
    await storeUpdates(db, some.flat());
    return some;
  };
  return together(STORED_AT_ONCE, store, QUIET_TURNS);
}

function storedUpdate(update: Update, receivedAt: Date) {
  return { updateId: update.update_id, chatId: chatOf(update), body: update, receivedAt };
}

/** The chat whose order an update keeps; 0 for one that belongs to no chat. */
function chatOf(update: Update): number {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const member = update.my_chat_member ?? update.chat_member;
  return message?.chat.id ?? member?.chat.id ?? update.callback_query?.from.id ?? 0;
}
