import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import { wordCards, type Unworded } from '../../../../src/app/delivery/word-cards.ts';
import { perform } from '../../../../src/app/perform.ts';
import { cardPosted, readCards } from '../../../../src/store/cards.ts';
import { useDatabase } from '../../../support/databases.ts';
import { emergencies, OFFICER, taking } from '../../../support/emergencies.ts';

const fixture = useDatabase('pglite');
const TAKEN = 'Ответственный';
const MINUTE_MS = 60_000;

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

test('what was decided while it was worded is not overwritten: it is worded as it stands then', async () => {
  const { app, id, text } = await announced();
  await perform(app, taking(app, id));
  const { database } = app;
  let decided = false;
  const interrupted: App = {
    ...app,
    database: {
      ...database,
      transaction: async (work) => {
        if (!decided) {
          decided = true;
          await perform(app, {
            ...taking(app, id),
            key: 'said meanwhile',
            body: { kind: 'progress', text: 'Бригада на месте', trend: null },
          });
        }
        return database.transaction(work);
      },
    },
  };
  expect(await wordCards(interrupted, new Map(), 0)).toBe(0);
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

async function announced(count = 1) {
  const { world, ids } = await emergencies(fixture.database, count);
  const { app } = world;
  const card = async (caseId: number) => {
    const found = (await readCards(app.database.db, caseId)).find(({ chatId }) => chatId === OFFICER);
    if (!found) throw new Error('the case has no card');
    return found;
  };
  return { app, ids, id: ids[0] ?? 0, card, text: async (caseId: number) => (await card(caseId)).wanted.text };
}
