import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { createAuditor, type Auditor } from '../../../src/app/audit.ts';
import { ensureAdmins } from '../../../src/app/people/admins.ts';
import { cardPosted, wantCard } from '../../../src/store/cards.ts';
import { leaveCardsBehind } from '../../../src/store/cards-behind.ts';
import { claimUpdates, storeUpdates } from '../../../src/store/inbox.ts';
import { takeLease } from '../../../src/store/leases.ts';
import { enqueue } from '../../../src/store/outbox.ts';
import { cases } from '../../../src/store/schema/cases.ts';
import { inbox, outbox } from '../../../src/store/schema/messages.ts';
import { lease } from '../../../src/store/schema/system.ts';
import { useDatabase } from '../../support/databases.ts';
import { importApp } from '../../support/import-app.ts';
import { givenCase, message, minute, screen } from '../../support/rows.ts';

const fixture = useDatabase('pglite');
const ADMIN = 7;
const MINUTE_MS = 60_000;
let auditor: Auditor;
let woken = 0;
let time = { stopwatch: 0, now: minute(10) };

beforeEach(async () => {
  woken = 0;
  time = { stopwatch: 0, now: minute(10) };
  const app = importApp(fixture.database, { clock: () => time.now, wake: () => void (woken += 1) });
  await ensureAdmins(app, [ADMIN]);
  auditor = createAuditor(app, { stopwatch: () => time.stopwatch, speed: 1 });
});

/** A minute later on the stopwatch. */
async function look() {
  time.stopwatch += MINUTE_MS;
  await auditor.look();
  return auditor.found().late.map(({ kind, count }) => `${kind} ${count}`);
}

async function told(): Promise<string[]> {
  const rows = await fixture.database.db.delete(outbox).where(eq(outbox.chatId, ADMIN)).returning();
  return rows.map(({ body }) => (body as { text: string }).text);
}

test('it looks once a minute, and finds nothing where nothing is older than two minutes', async () => {
  const { db } = fixture.database;
  await givenCase(db, { nextAt: minute(8) });
  await enqueue(db, [message('fresh', { notBefore: minute(8) })]);
  expect(await auditor.look()).toBe('early');
  expect(await look()).toEqual([]);
  expect([woken, await told()]).toEqual([0, []]);
});

test('whatever is older than two minutes is found, by kind; the loops are woken, the admins told once', async () => {
  const { db } = fixture.database;
  const { id: caseId } = await givenCase(db, { nextAt: minute(7), lastAt: minute(7) });
  await givenCase(db, { subject: 'foreign', regulation: 'elsewhere', nextAt: minute(1) });
  const aside = await givenCase(db, { subject: 'aside', nextAt: minute(5), lastAt: minute(5) });
  await db
    .update(cases)
    .set({ asideUntil: minute(10.5) })
    .where(eq(cases.id, aside.id));
  await storeUpdates(db, [{ updateId: 1, chatId: 1, body: {}, receivedAt: minute(7) }]);
  await enqueue(db, [message('late', { notBefore: minute(7) }), message('begun', { notBefore: minute(7), chatId: 2 })]);
  await db.update(outbox).set({ state: 'sending' }).where(eq(outbox.key, 'begun'));
  await cardPosted(db, { caseId, chatId: 9, messageId: 5, shown: screen('a') });
  await wantCard(db, { caseId, chatId: 9, wanted: screen('b') });
  await leaveCardsBehind(db, [aside]);
  await takeLease(db, { name: 'sender', holder: 'gone', seconds: 1 });
  await db.update(lease).set({ until: sql`now() - interval '2 minutes'` });
  const all = ['cases 1', 'aside 1', 'inbox 1', 'outbox 1', 'sending 1', 'cards 2', 'sender 1'];
  expect(await look()).toEqual(all);
  expect(woken).toBe(1);
  const words = await told();
  expect(words).toHaveLength(all.length);
  expect(words[0]).toBe(
    'Не решены в срок дела: 1, самому старому 3 мин. Бот пытается исправить это сам. Если не пройдёт, посмотрите журнал программы.',
  );
  expect(await look()).toEqual(all);
  expect(await told()).toEqual([]);
});

test('a trouble that is over is gone; one that begins again within the hour is not told again', async () => {
  const { db } = fixture.database;
  const { id } = await givenCase(db, { nextAt: minute(1) });
  const next = (at: Date) => db.update(cases).set({ nextAt: at }).where(eq(cases.id, id));
  expect(await look()).toEqual(['cases 1']);
  await next(minute(60));
  expect(await look()).toEqual([]);
  await next(minute(1));
  expect(await look()).toEqual(['cases 1']);
  const rows = await db.select().from(outbox).where(eq(outbox.chatId, ADMIN));
  expect(rows).toHaveLength(1);
});

test('claims and pauses that reach further than any ever made are freed, and messages whose time is over taken back', async () => {
  const { db, transaction } = fixture.database;
  await storeUpdates(db, [{ updateId: 1, chatId: 1, body: {}, receivedAt: minute(9) }]);
  await transaction((tx) => claimUpdates(tx, { seconds: 3_600, busyChats: [], limit: 1 }));
  await storeUpdates(db, [{ updateId: 2, chatId: 2, body: {}, receivedAt: minute(9) }]);
  await transaction((tx) => claimUpdates(tx, { seconds: 15, busyChats: [], limit: 1 }));
  const { id } = await givenCase(db, { nextAt: minute(9) });
  await db
    .update(cases)
    .set({ asideUntil: minute(500) })
    .where(eq(cases.id, id));
  await enqueue(db, [message('over', { notBefore: minute(1), expiresAt: minute(9) })]);
  expect(await look()).toEqual([]);
  const claims = await db.select({ id: inbox.updateId, until: inbox.claimedUntil }).from(inbox).orderBy(inbox.updateId);
  expect(claims).toEqual([
    { id: 1, until: null },
    { id: 2, until: expect.any(Date) as Date },
  ]);
  expect(await db.select({ aside: cases.asideUntil }).from(cases)).toEqual([{ aside: null }]);
  expect(await db.select({ state: outbox.state }).from(outbox)).toEqual([{ state: 'void' }]);
  expect([auditor.found().repaired, woken]).toEqual([3, 1]);
});
