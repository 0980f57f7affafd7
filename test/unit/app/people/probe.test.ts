import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { createProbe, type Probe } from '../../../../src/app/people/probe.ts';
import { staffOf } from '../../../../src/app/people/staff.ts';
import { prepareRegulations } from '../../../../src/app/prepare-regulations.ts';
import type { SendOutcome } from '../../../../src/messenger/port.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { readJournal } from '../../../../src/store/journal.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { stampSystem } from '../../../../src/store/system.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { useDatabase } from '../../../support/databases.ts';
import { importApp } from '../../../support/import-app.ts';
import { createSeats, type Seats } from '../../../support/seats.ts';

const OFFICER = 11;
const HEAD = 12;
const GROUP = -500;
const GONE: SendOutcome = { kind: 'chat-gone', detail: '403: Forbidden: bot was blocked by the user' };
const SENT: SendOutcome = { kind: 'sent', messageId: 0 };
/** In minutes from `MORNING`, 10:00 of the day on which they took their seats: the first duty of a day starts at 09:00. */
const DAY_BEGINS = 23 * 60;
const NEXT_DAY = DAY_BEGINS + 24 * 60;

const fixture = useDatabase('pglite');
let seats: Seats;
let app: App;
let probe: Probe;
let asked: number[] = [];
let answers = new Map<number, SendOutcome>();
let pace = { hasRoom: true, stopwatch: 0 };

beforeEach(async () => {
  seats = await createSeats(fixture, 'khimki-energy');
  app = importApp(fixture.database, { books: seats.app.books, clock: seats.app.clock });
  await stampSystem(fixture.database.db, { stamp: 'simulated', botId: null });
  await seats.seat('officer khimki-energy', OFFICER);
  await seats.seat('mcur-head khimki-energy', HEAD);
  await seats.seat('mcur-head khimki-energy', HEAD, GROUP);
  seats.setClock(DAY_BEGINS);
  asked = [];
  answers = new Map();
  pace = { hasRoom: true, stopwatch: 0 };
  probe = begin();
});

function begin(): Probe {
  const reach = (chatId: number) => {
    asked.push(chatId);
    return Promise.resolve(answers.get(chatId) ?? SENT);
  };
  return createProbe(app, { reach, stopwatch: () => pace.stopwatch, hasRoom: () => pace.hasRoom });
}

/** Pulses until nobody is left to be asked; gives who was asked. */
async function round(): Promise<number[]> {
  asked = [];
  for (let pulse = 0; pulse < 20 && (await probe()) !== 'nobody'; pulse += 1);
  return asked.toSorted((one, other) => one - other);
}

async function stateOf(post: string) {
  return (await staffOf(fixture.database.db, seats.book, app.clock()))[post]?.state;
}

describe('once a day every level is asked', () => {
  test('from the first duty of the day on, each chat once and one at a pulse; again the next day', async () => {
    seats.setClock(DAY_BEGINS - 1);
    expect([await probe(), asked]).toEqual(['nobody', []]);
    seats.setClock(DAY_BEGINS);
    expect([await probe(), asked.length]).toEqual(['asked', 1]);
    await probe();
    await probe();
    expect(asked.toSorted((one, other) => one - other)).toEqual([GROUP, OFFICER, HEAD]);
    expect([await probe(), asked.length]).toEqual(['nobody', 3]);
    seats.setClock(NEXT_DAY - 1);
    expect(await round()).toEqual([]);
    seats.setClock(NEXT_DAY);
    expect(await round()).toEqual([GROUP, OFFICER, HEAD]);
  });

  test('messages go first: without room in the pace nobody is asked', async () => {
    pace.hasRoom = false;
    expect([await probe(), asked]).toEqual(['resting', []]);
    pace.hasRoom = true;
    expect(await round()).toHaveLength(3);
  });

  test.each<SendOutcome>([
    { kind: 'retry-later', afterMs: 5_000, scope: 'all' },
    { kind: 'not-accepted', detail: 'ECONNREFUSED' },
    { kind: 'ambiguous', detail: '502' },
    { kind: 'unauthorized', detail: '401' },
  ])('$kind says nothing of the chat: it is asked again, half a minute later', async (outcome) => {
    for (const chatId of [OFFICER, HEAD, GROUP]) answers.set(chatId, outcome);
    expect(await probe()).toBe('resting');
    answers.clear();
    pace.stopwatch = 29_999;
    expect([await probe(), asked.length]).toEqual(['resting', 1]);
    pace.stopwatch = 30_000;
    expect(await round()).toEqual([GROUP, OFFICER, HEAD]);
    expect([await stateOf('officer'), await stateOf('mcur-head')]).toEqual(['reachable', 'reachable']);
  });

  test('an answer nobody knows silences no chat', async () => {
    answers.set(OFFICER, { kind: 'poison', detail: '400: something new' });
    expect(await round()).toHaveLength(3);
    expect(await stateOf('officer')).toBe('reachable');
  });
});

describe('what is learnt', () => {
  test('a level that is gone is passed over in an open case at once, said and recorded; the admin is told', async () => {
    const { db } = fixture.database;
    await prepareRegulations(app);
    seats.setClock(NEXT_DAY);
    const caseId = await announceRise(app);
    await db.delete(outbox);
    answers.set(OFFICER, GONE);
    await round();
    expect(await stateOf('officer')).toBe('unreachable');
    expect((await readCase(db, caseId))?.facts.passed).toMatchObject([{ post: 'officer', reason: 'unreachable' }]);
    expect((await readCase(db, caseId))?.reached).toContain('mcur-head');
    const rows = await readJournal(db, caseId, 50);
    expect(rows.map(({ kind, reason }) => `${kind} ${reason}`)).toContain('pass level-unreachable');
    const told = await db.select().from(outbox);
    const texts = told.map(({ chatId, body }) => `${chatId}: ${(body as { text: string }).text}`);
    expect(texts.filter((text) => text.startsWith(`${seats.admin}: Нет связи с чатом`))).toHaveLength(1);
    expect(texts.find((text) => text.startsWith(`${HEAD}: `))).toContain('уровень пропущен, чат недоступен');
  });

  test('a post with another chat stays reachable', async () => {
    answers.set(GROUP, GONE);
    await round();
    expect(await stateOf('mcur-head')).toBe('reachable');
  });

  test('a person who can be written to again is taken back the next day; a group only by an invitation', async () => {
    for (const chatId of [OFFICER, HEAD, GROUP]) answers.set(chatId, GONE);
    await round();
    expect(await stateOf('mcur-head')).toBe('unreachable');
    answers.clear();
    seats.setClock(NEXT_DAY);
    expect(await round()).toEqual([OFFICER, HEAD]);
    expect([await stateOf('officer'), await stateOf('mcur-head')]).toEqual(['reachable', 'reachable']);
  });

  test('a group that was upgraded is written to under its new id', async () => {
    answers.set(GROUP, { kind: 'migrated', toChatId: -100_500 });
    await round();
    seats.setClock(NEXT_DAY);
    expect(await round()).toContain(-100_500);
  });
});
