import type { Update } from 'grammy/types';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { prepareRegulations } from '../../src/app/prepare-regulations.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import { drainWaiting } from '../../src/catch-up.ts';
import { createLog } from '../../src/log.ts';
import { NO_LIMITS } from '../../src/messenger/pacer.ts';
import { createProgram, type Program } from '../../src/program.ts';
import { bindingsOfChat } from '../../src/store/bindings.ts';
import { cardPosted, wantCard } from '../../src/store/cards.ts';
import { freeLeases, takeLease } from '../../src/store/leases.ts';
import { cases } from '../../src/store/schema/cases.ts';
import { inbox } from '../../src/store/schema/messages.ts';
import { stampSystem, touchTick } from '../../src/store/system.ts';
import { bookOf, shippedYaml } from '../support/books.ts';
import { useDatabase } from '../support/databases.ts';
import { fakeTelegram, ok, refuse, type FakeTelegram } from '../support/fake-telegram.ts';
import { inlineParser } from '../support/inline-parser.ts';
import { givenCase, minute, screen, T0 } from '../support/rows.ts';
import { createSeats } from '../support/seats.ts';

const BOT = { id: 777, is_bot: true, first_name: 'Регламент', username: 'reglament_bot' };
const PERSON = { id: 21, is_bot: false, first_name: 'Анна' };
const HELP = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 0,
    from: PERSON,
    chat: { id: 21, type: 'private', first_name: 'Анна' },
    text: '/help',
    entities: [{ type: 'bot_command', offset: 0, length: 5 }],
  },
} as Update;

const fixture = useDatabase('pglite');
const log = createLog({ level: 'silent', secrets: [] });
const sleep = () => Promise.resolve();
let elapsedMs = 0;
const stopwatch = () => elapsedMs;
let server: FakeTelegram;

beforeAll(async () => {
  server = await fakeTelegram();
  server.behave(({ method }, response) => ok(response, method === 'getMe' ? BOT : { message_id: 1 }));
});
afterAll(() => server.stop());

async function start(clock = () => T0): Promise<Program> {
  elapsedMs = 0;
  server.calls.length = 0;
  await stampSystem(fixture.database.db, { stamp: 'real', botId: null });
  const book = bookOf(shippedYaml('khimki-energy'));
  return createProgram({
    database: fixture.database,
    books: new Map([[book.id, book]]),
    clock,
    calendar: { isWorkingDay: mondayToFriday, missingFrom: () => null },
    stopwatch,
    sleep,
    log,
    token: '777:secret',
    apiRoot: server.root,
    limits: NO_LIMITS,
    editEveryMs: 0,
    holder: 'program-test',
    parser: inlineParser,
  });
}

async function waiting() {
  const rows = await fixture.database.db.select().from(inbox);
  return rows.map(({ attempts, doneAt }) => ({ attempts, done: doneAt !== null }));
}

test('an update that comes before everything stands is kept, whatever kicks the loops, and handled afterwards', async () => {
  const program = await start();
  await program.store([HELP]);
  program.pulse();
  await program.loops.inbox.idle();
  await program.handleStored();
  expect(await waiting()).toEqual([{ attempts: 0, done: false }]);
  await program.bot.init();
  await prepareRegulations(program.app);
  await drainWaiting(program, { stopwatch, sleep, log, fetching: false });
  await program.settle();
  expect(await waiting()).toEqual([{ attempts: 1, done: true }]);
  expect(server.calls.map(({ method }) => method)).toContain('sendMessage');
  await program.stop();
});

test('cases that were set aside are counted for the figures', async () => {
  const program = await start();
  await givenCase(fixture.database.db, { subject: 'broken', nextAt: T0 });
  program.loops.tick.kick();
  await program.loops.tick.idle();
  expect(program.counters).toMatchObject({ ticks: 1, caseFailures: 1 });
  await program.stop();
});

test('once the clock is right again, what the program could not begin meanwhile is begun', async () => {
  let now = minute(-10);
  const program = await start(() => now);
  await touchTick(fixture.database.db, T0);
  await prepareRegulations(program.app);
  const ticked = async () => {
    program.loops.tick.kick();
    await program.loops.tick.idle();
    return fixture.database.db.$count(cases);
  };
  expect(await ticked()).toBe(0);
  expect(program.counters.ticks).toBe(0);
  now = minute(1);
  expect(await ticked()).toBeGreaterThan(0);
  await program.stop();
});

test('whoever sends asks at each pulse whether the next level can be written to, and hears it from the messenger', async () => {
  const seats = await createSeats(fixture, 'khimki-energy');
  await seats.seat('officer khimki-energy', 11);
  server.behave((call, response) =>
    call.method === 'sendChatAction'
      ? refuse(response, 403, 'Forbidden: bot was blocked by the user')
      : ok(response, true),
  );
  const program = await start(() => seats.at(1));
  const asked = async () => {
    program.loops.probe.kick();
    await program.loops.probe.idle();
    return server.calls.filter(({ method }) => method === 'sendChatAction').map(({ body }) => body['chat_id']);
  };
  await takeLease(fixture.database.db, { name: 'sender', holder: 'another process', seconds: 60 });
  expect(await asked()).toEqual([]);
  await freeLeases(fixture.database.db);
  expect(await asked()).toEqual([11]);
  expect(await bindingsOfChat(fixture.database.db, 11)).toMatchObject([{ state: 'unreachable' }]);
  await program.stop();
});

test('whoever wrote is answered before cards are brought up to date, but cards wait half a second at most', async () => {
  const { db } = fixture.database;
  const { id: caseId } = await givenCase(db);
  await cardPosted(db, { caseId, chatId: 9, messageId: 5, shown: screen('old') });
  await wantCard(db, { caseId, chatId: 9, wanted: screen('new') });
  const program = await start();
  await program.bot.init();
  let answer: () => void = () => undefined;
  server.behave(({ method }, response) => {
    if (method === 'sendMessage') answer = () => ok(response, { message_id: 1 });
    else ok(response, true);
  });
  const called = (wanted: string) => server.calls.some(({ method }) => method === wanted);
  const edit = async () => {
    program.loops.edit.kick();
    await program.loops.edit.idle();
    await new Promise(setImmediate);
  };
  program.open();
  await program.store([HELP]);
  await vi.waitFor(() => expect(called('sendMessage')).toBe(true), { timeout: 10_000 });
  await edit();
  elapsedMs = 499;
  // Often enough for an edit that was begun to have reached the server.
  for (let round = 0; round < 20; round += 1) await edit();
  expect(called('editMessageText')).toBe(false);
  elapsedMs = 500;
  await edit();
  await vi.waitFor(() => expect(called('editMessageText')).toBe(true), { timeout: 10_000 });
  answer();
  await program.stop();
});
