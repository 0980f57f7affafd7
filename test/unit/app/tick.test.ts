import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { tick } from '../../../src/app/tick.ts';
import { readCase } from '../../../src/store/cases.ts';
import { finishUpdates, storeUpdates } from '../../../src/store/inbox.ts';
import { cases } from '../../../src/store/schema/cases.ts';
import { inbox, outbox } from '../../../src/store/schema/messages.ts';
import { announceRise } from '../../support/announce-rise.ts';
import { createHarness } from '../../support/bot-harness.ts';
import { useDatabase } from '../../support/databases.ts';
import { givenCase } from '../../support/rows.ts';

const fixture = useDatabase('pglite');

/** Something falls due, and nothing is owed: the laws of the engine refuse such a case. */
const BROKEN = { subject: 'broken', bookHash: '' } as const;

test('a case that cannot be decided is counted as set aside, and the others of its batch are decided', async () => {
  const { app, due } = await announced();
  await givenCase(fixture.database.db, { ...BROKEN, nextAt: due });
  const then = { ...app, clock: () => due };
  expect(await tick(then)).toEqual({ kind: 'ticked', cases: 2, setAside: 1 });
  expect(await tick(then)).toEqual({ kind: 'ticked', cases: 0, setAside: 0 });
});

test('a case of a regulation that runs in another process is not set aside by this one', async () => {
  const { app } = await createHarness(fixture.database);
  await fixture.database.db.update(cases).set({ nextAt: app.clock() }).where(eq(cases.regulation, 'ruza-zhkh'));
  const without = new Map([...app.books].filter(([id]) => id !== 'ruza-zhkh'));
  expect(await tick({ ...app, books: without })).toMatchObject({ setAside: 0 });
  const aside = await fixture.database.db.select({ until: cases.asideUntil }).from(cases);
  expect(aside.filter(({ until }) => until !== null)).toEqual([]);
});

test('an act and a tick are carried out at one instant each, however time goes on meanwhile', async () => {
  const { db } = fixture.database;
  const { app, seat } = await createHarness(fixture.database);
  await db.update(cases).set({ nextAt: null });
  await seat(21, 'Человек 21', 'officer', 'khimki-energy');
  await db.delete(outbox);
  const owedAt = async () => {
    const owed = await db.delete(outbox).returning({ notBefore: outbox.notBefore });
    return [...new Set(owed.map(({ notBefore }) => notBefore.toISOString()))];
  };
  const announcing = goingOn(app, '2026-05-21T07:00:00.000Z');
  await announceRise(announcing.app);
  expect(await owedAt()).toEqual(['2026-05-21T07:00:00.000Z']);
  const ticking = goingOn(app, '2026-05-21T07:40:00.000Z');
  expect(await tick(ticking.app)).toEqual({ kind: 'ticked', cases: 1, setAside: 0 });
  expect(await owedAt()).toEqual(['2026-05-21T07:40:00.000Z']);
  expect([announcing.read(), ticking.read()]).toEqual([1, 1]);
});

test('an update that was handled more than seven days ago is forgotten', async () => {
  const { db } = fixture.database;
  const { app } = await createHarness(fixture.database);
  const day = 86_400_000;
  const now = app.clock().getTime();
  for (const [updateId, doneAt] of [
    [1, now - 7 * day - 1],
    [2, now - 7 * day],
  ] as const) {
    await storeUpdates(db, [{ updateId, chatId: 1, body: {}, receivedAt: new Date(doneAt) }]);
    await finishUpdates(db, [updateId], new Date(doneAt));
  }
  await tick(app);
  expect(await db.select({ updateId: inbox.updateId }).from(inbox)).toEqual([{ updateId: 2 }]);
});

/** A clock that shows one second more each time it is read. */
function goingOn(app: App, from: string): { app: App; read: () => number } {
  let read = 0;
  const clock = () => new Date(Date.parse(from) + 1_000 * read++);
  return { app: { ...app, clock }, read: () => read };
}

/** An emergency that something falls due in, and no duty beside it. */
async function announced(): Promise<{ app: App; due: Date }> {
  const { db } = fixture.database;
  const { app } = await createHarness(fixture.database);
  await db.update(cases).set({ nextAt: null });
  const id = await announceRise(app);
  const due = (await readCase(db, id))?.nextAt;
  if (!due) throw new Error('nothing falls due');
  return { app, due };
}
