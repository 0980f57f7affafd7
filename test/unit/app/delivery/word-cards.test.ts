import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { loseChat } from '../../../../src/app/delivery/lose-chat.ts';
import { wordCards, type Unworded } from '../../../../src/app/delivery/word-cards.ts';
import { regainChat } from '../../../../src/app/people/regain-chat.ts';
import { perform } from '../../../../src/app/perform.ts';
import { addMinutes } from '../../../../src/domain/calendar.ts';
import { cardPosted, readCards, wantCard } from '../../../../src/store/cards.ts';
import { leaveCardsBehind } from '../../../../src/store/cards-behind.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { moveChat } from '../../../../src/store/move-chat.ts';
import { system } from '../../../../src/store/schema/system.ts';
import { groupChat } from '../../../support/bot-harness.ts';
import { useDatabase } from '../../../support/databases.ts';
import { emergencies, OFFICER, taking } from '../../../support/emergencies.ts';
import { givenCase, screen } from '../../../support/rows.ts';

const fixture = useDatabase('pglite');
const TAKEN = 'Ответственный';
const MINUTE_MS = 60_000;
const GROUP = groupChat(-700, 'Штаб');
const MOVED = -1_002;
const HEAD = { personId: 501, name: 'Руководитель', phone: null, posts: ['mcur-head'] };

test('a decision leaves the cards as they are; they are worded afterwards, once', async () => {
  const { app, id, text } = await announced();
  await perform(app, taking(app, id));
  expect(await text(id)).not.toContain(TAKEN);
  expect(await wordCards(app, new Map(), 0)).toBe(1);
  expect(await text(id)).toContain(TAKEN);
  expect(await wordCards(app, new Map(), 0)).toBe(0);
});

test('a card stands as it was posted, with the clauses of all that was due, until the case is decided on again', async () => {
  const { app, id, text, card } = await announced();
  const posted = await text(id);
  await wordCards(app, new Map(), 0);
  expect(await text(id)).toBe(posted);
  await cardPosted(app.database.db, { caseId: id, chatId: OFFICER, messageId: 5, shown: (await card(id)).wanted });
  expect(await card(id)).toMatchObject({ dirty: false });
  await perform(app, taking(app, id));
  await wordCards(app, new Map(), 0);
  expect(await card(id)).toMatchObject({ dirty: true, messageId: 5 });
});

test('a card that was posted with the decision is of its version, and is not worded over', async () => {
  const { app, world, id, card } = await announced();
  const { db } = app.database;
  // An hour later nobody has taken it: the head is given a card of his own.
  await world.at('2026-05-21T08:00:00Z');
  const version = (await readCase(db, id))?.version ?? 0;
  const given = (await readCards(db, id)).find(({ chatId }) => chatId === HEAD.personId);
  expect(version).toBeGreaterThan(0);
  expect(given?.version).toBe(version);
  expect((await card(id)).version).toBeLessThan(version);
  await wantCard(db, { caseId: id, chatId: OFFICER, wanted: screen('как отправлено'), version });
  await wordCards(app, new Map(), 0);
  expect((await card(id)).wanted.text).toBe('как отправлено');
});

test('whoever could not be reached when a card was worded finds it worded when the chat is back', async () => {
  const { app, id, text } = await announced();
  await loseChat(app, { chatId: OFFICER, detail: 'blocked', mute: false, key: 'lost' });
  await perform(app, { ...taking(app, id), by: HEAD });
  await wordCards(app, new Map(), 0);
  expect(await text(id)).not.toContain(HEAD.name);
  await regainChat(app, OFFICER);
  await wordCards(app, new Map(), 0);
  expect(await text(id)).toContain(HEAD.name);
});

test('a card that moves with its group while it is worded is worded there', async () => {
  const { app, world, id } = await announced();
  const { db } = app.database;
  await world.seat(HEAD.personId, HEAD.name, 'mcur-head', 'khimki-energy', GROUP);
  await wantCard(db, { caseId: id, chatId: GROUP.id, wanted: screen('старая') });
  await perform(app, taking(app, id));
  const moving = interrupted(app, async () => void (await moveChat(db, GROUP.id, MOVED)));
  await wordCards(moving, new Map(), 0);
  await wordCards(app, new Map(), 0);
  const cards = await readCards(db, id);
  expect(cards.map(({ chatId }) => chatId)).not.toContain(GROUP.id);
  expect(cards.find(({ chatId }) => chatId === MOVED)?.wanted.text).toContain(TAKEN);
});

test('while the clock is wrong nothing is worded, and nothing forgotten', async () => {
  const { app, id } = await announced();
  await perform(app, taking(app, id));
  const { db } = app.database;
  await db.update(system).set({ stamp: 'real', lastTickAt: addMinutes(app.clock(), 10) });
  expect(await wordCards(app, new Map(), 0)).toBe(0);
  await db.update(system).set({ lastTickAt: app.clock() });
  expect(await wordCards(app, new Map(), 0)).toBe(1);
});

test('as many as there are, whatever one statement takes; a database out of reach sets none of them aside', async () => {
  const { app } = await announced();
  const { db } = app.database;
  const many = await Promise.all(Array.from({ length: 60 }, (_, index) => givenCase(db, { subject: `case ${index}` })));
  await leaveCardsBehind(db, many);
  const unworded: Unworded = new Map();
  const gone = Object.assign(new Error('terminating connection'), { code: '57P01' });
  await expect(
    wordCards(
      interrupted(app, () => Promise.reject(gone)),
      unworded,
      0,
    ),
  ).rejects.toThrow(gone);
  expect(unworded.size).toBe(0);
  expect(await wordCards(app, unworded, 0)).toBe(61);
});

test('a case that falls behind again and again does not keep the edits waiting for ever', async () => {
  const { app, id } = await announced();
  const { database } = app;
  await perform(app, taking(app, id));
  const version = (await readCase(database.db, id))?.version ?? 0;
  const transaction: App['database']['transaction'] = async (work) => {
    const done = await database.transaction(work);
    await leaveCardsBehind(database.db, [{ id, version }]);
    return done;
  };
  const worded = await wordCards({ ...app, database: { ...database, transaction } }, new Map(), 0);
  expect(worded).toBeGreaterThan(1);
  expect(await wordCards(app, new Map(), 0)).toBe(1);
});

test('what was decided while it was worded is not overwritten: it is worded as it stands then', async () => {
  const { app, id, text } = await announced();
  await perform(app, taking(app, id));
  const body = { kind: 'progress', text: 'Бригада на месте', trend: null } as const;
  const decided = interrupted(
    app,
    async () => void (await perform(app, { ...taking(app, id), key: 'said meanwhile', body })),
  );
  expect(await wordCards(decided, new Map(), 0)).toBe(0);
  expect(await text(id)).not.toContain(TAKEN);
  expect(await wordCards(app, new Map(), 0)).toBe(1);
  expect(await text(id)).toContain('Бригада на месте');
});

test('a case whose cards can not be worded keeps no other from it, and is tried again a minute later', async () => {
  const { app, ids, text } = await announced(3);
  for (const id of ids) await perform(app, taking(app, id));
  const [broken = 0, ...others] = ids;
  const { db } = app.database;
  await db.execute(sql`update "case" set facts = facts || '{"entries": 5}' where id = ${broken}`);
  const unworded: Unworded = new Map();
  expect(await wordCards(app, unworded, 0)).toBe(others.length);
  for (const id of others) expect(await text(id)).toContain(TAKEN);
  await db.execute(sql`update "case" set facts = facts || '{"entries": []}' where id = ${broken}`);
  expect(await wordCards(app, unworded, MINUTE_MS - 1)).toBe(0);
  expect(await wordCards(app, unworded, MINUTE_MS)).toBe(1);
  expect(await text(broken)).toContain(TAKEN);
});

test('cards of a regulation that is not here are left to the process that has it', async () => {
  const { app, id } = await announced();
  await perform(app, taking(app, id));
  const elsewhere = { ...app, books: new Map([...app.books].filter(([name]) => name !== 'khimki-energy')) };
  expect(await wordCards(elsewhere, new Map(), 0)).toBe(0);
  expect(await wordCards(app, new Map(), 0)).toBe(1);
});

/** Something happens just before the first transaction begins. */
function interrupted(app: App, before: () => Promise<void>): App {
  const { database } = app;
  let isFirst = true;
  const transaction: App['database']['transaction'] = async (work) => {
    if (isFirst) {
      isFirst = false;
      await before();
    }
    return database.transaction(work);
  };
  return { ...app, database: { ...database, transaction } };
}

async function announced(count = 1) {
  const { world, ids } = await emergencies(fixture.database, count);
  const { app } = world;
  const card = async (caseId: number) => {
    const found = (await readCards(app.database.db, caseId)).find(({ chatId }) => chatId === OFFICER);
    if (!found) throw new Error('the case has no card');
    return found;
  };
  return { app, world, ids, id: ids[0] ?? 0, card, text: async (caseId: number) => (await card(caseId)).wanted.text };
}
