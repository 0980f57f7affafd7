import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { askRequest } from '../../../../src/app/acts/ask-request.ts';
import { passOn } from '../../../../src/app/acts/pass-on.ts';
import { perform } from '../../../../src/app/perform.ts';
import { postOfSeat } from '../../../../src/app/people/seat-posts.ts';
import type { Actor } from '../../../../src/domain/person.ts';
import { readCase } from '../../../../src/store/cases.ts';
import { outbox } from '../../../../src/store/schema/messages.ts';
import { listSeats, markRelay } from '../../../../src/store/seats.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { ADMIN, clockedApp, type ClockedApp } from '../../../support/clocked-app.ts';
import { useDatabase } from '../../../support/databases.ts';
import { KHIMKI, RUZA } from '../../../support/import-app.ts';

const fixture = useDatabase('pglite');

const OFFICER = 11;
const HEAD = 12;
const DEPUTY = 13;
const MINISTRY = 15;
const HEAD_OF_DISTRICT = 14;
const ANNOUNCED = '2026-05-21T07:00:00Z';

async function manned(book = KHIMKI, duties: string[] = []): Promise<ClockedApp> {
  const day = await clockedApp(fixture.database, { start: ANNOUNCED, books: [book], duties });
  await day.seat(`officer ${book.id}`, OFFICER);
  await day.seat(`mcur-head ${book.id}`, HEAD);
  await day.seat(`deputies ${book.id}`, DEPUTY);
  await day.seat(`district-head ${book.id}`, HEAD_OF_DISTRICT);
  await day.seat(`ministry ${book.id}`, MINISTRY);
  return day;
}

function whoGot(messages: Awaited<ReturnType<ClockedApp['owed']>>) {
  return messages.map(({ chatId, form, silent }) => [chatId, form, silent ? 'тихо' : 'громко']);
}

test('4.1: the card that reaches the head takes in the draft he is shown in that instant, and cites its clause', async () => {
  const day = await manned();
  await announceRise(day.app);
  await day.at('2026-05-21T07:59:00Z');
  await day.owed();
  await day.at('2026-05-21T08:00:00Z');
  const owed = await day.owed();
  expect(whoGot(owed)).toEqual([
    [HEAD, 'card', 'громко'],
    [OFFICER, 'reply', 'громко'],
  ]);
  expect(owed[0]?.text).toContain('п. 3.2');
  expect(owed[0]?.text).toContain('п. 4.1');
});

test('4.4, 4.6: what is due to one chat in one tick is one message, and a report of a person waits for no delivery', async () => {
  const day = await manned();
  await announceRise(day.app);
  for (const at of ['2026-05-21T08:00:00Z', '2026-05-21T09:00:00Z', '2026-05-21T09:59:00Z']) await day.at(at);
  await day.owed();
  await day.at('2026-05-21T10:00:00Z');
  const owed = await day.owed();
  const chats = owed.map(({ chatId }) => chatId);
  expect(chats).toEqual([...new Set(chats)]);
  expect(owed.find(({ chatId }) => chatId === MINISTRY)?.text).toMatch(/п\. 4\.4[^]*п\. 4\.6|п\. 4\.6[^]*п\. 4\.4/);
  expect(owed.flatMap(({ posts }) => posts)).toEqual([]);
});

test('5.1: a request is answered in the very chat where it was asked', async () => {
  const day = await manned();
  await day.seat('ministry khimki-energy', 16);
  const asker = { post: 'ministry', personId: MINISTRY, name: 'Человек 15' };
  const by: Actor = { personId: MINISTRY, name: 'Человек 15', phone: null, posts: ['ministry'] };
  const asked = {
    key: 'cb:1',
    book: KHIMKI,
    text: 'Когда дадут свет?',
    asker,
    via: 'chat' as const,
    chatId: MINISTRY,
    by,
  };
  const outcome = await askRequest(day.app, asked);
  expect(await askRequest(day.app, asked)).toEqual(outcome);
  expect(outcome.number).toBeGreaterThan(0);
  expect(new Set((await day.owed()).map(({ chatId }) => chatId))).toEqual(new Set([OFFICER, HEAD, MINISTRY]));
  await perform(day.app, {
    key: 'cb:2',
    regulation: KHIMKI.id,
    target: { caseId: outcome.caseId },
    by: { personId: OFFICER, name: 'Человек 11', phone: null, posts: ['officer'] },
    at: day.app.clock(),
    body: { kind: 'answer', text: 'Сегодня к вечеру' },
  });
  const answered = await day.owed();
  expect(answered.filter(({ text }) => text.includes('Сегодня к вечеру')).map(({ chatId }) => chatId)).toContain(
    MINISTRY,
  );
  expect(answered.map(({ chatId }) => chatId)).not.toContain(16);
});

test('where bots are forbidden the ready text goes to whoever owes the report, apart from everything else', async () => {
  const day = await manned();
  const { db } = fixture.database;
  const seat = (await listSeats(db, 'khimki')).find((one) => postOfSeat(KHIMKI, one) === 'ministry');
  await markRelay(db, seat?.id ?? 0, true);
  await announceRise(day.app);
  for (const at of ['2026-05-21T08:00:00Z', '2026-05-21T08:59:00Z']) await day.at(at);
  await day.owed();
  await day.at('2026-05-21T09:00:00Z');
  await db.update(outbox).set({ messageId: outbox.id });
  const rows = await db.select().from(outbox).where(eq(outbox.chatId, HEAD));
  expect(await db.select().from(outbox).where(eq(outbox.chatId, MINISTRY))).toEqual([]);
  const [ready, ...others] = rows.filter(({ obligations }) =>
    obligations.some(({ posts }) => posts.includes('ministry')),
  );
  expect(others).toEqual([]);
  expect(JSON.stringify(ready?.body)).toMatch(/Передайте ЦУР Минэнерго МО[^]*п\. 4\.6/);
  expect(rows.length).toBe(2);

  const by: Actor = { personId: HEAD, name: 'Человек 12', phone: null, posts: ['mcur-head'] };
  const pressed = { regulation: KHIMKI.id, caseId: ready?.caseId ?? 0, by, chatId: HEAD, messageId: ready?.id ?? 0 };
  expect(await passOn(day.app, { key: 'cb:1', ...pressed })).toMatchObject({ kind: 'done' });
  expect(await passOn(day.app, { key: 'cb:2', ...pressed })).toMatchObject({ kind: 'refused', reason: 'already-done' });
  expect(await passOn(day.app, { key: 'cb:3', ...pressed, messageId: 0 })).toBeNull();
});

test('a ready text that no obligation asked for goes to one post, and is on record as passed on once', async () => {
  const day = await manned();
  const { db } = fixture.database;
  const seat = (await listSeats(db, 'khimki')).find((one) => postOfSeat(KHIMKI, one) === 'ministry');
  await markRelay(db, seat?.id ?? 0, true);
  const asker = { post: 'ministry', personId: MINISTRY, name: 'Человек 15' };
  const head: Actor = { personId: HEAD, name: 'Человек 12', phone: null, posts: ['mcur-head'] };
  const { caseId } = await askRequest(day.app, {
    key: 'cb:1',
    book: KHIMKI,
    text: 'Когда дадут свет?',
    asker,
    via: 'letter',
    chatId: null,
    by: head,
  });
  await db.update(outbox).set({ messageId: outbox.id });
  const ready = (await db.select().from(outbox)).filter(({ body }) =>
    JSON.stringify(body).includes(`relayed:${caseId}`),
  );
  expect(ready.map(({ chatId, obligations }) => [chatId, obligations])).toEqual([[HEAD, []]]);

  const pressed = { regulation: KHIMKI.id, caseId, by: head, chatId: HEAD, messageId: ready[0]?.id ?? 0 };
  expect(await passOn(day.app, { key: 'cb:2', ...pressed })).toMatchObject({ kind: 'done' });
  expect(await passOn(day.app, { key: 'cb:3', ...pressed })).toMatchObject({ kind: 'done' });
  expect((await readCase(db, caseId))?.facts.entries.filter(({ kind }) => kind === 'relayed')).toHaveLength(1);
  const other = (await db.select().from(outbox)).find(({ id, chatId }) => chatId === HEAD && id !== ready[0]?.id);
  expect(await passOn(day.app, { key: 'cb:4', ...pressed, messageId: other?.id ?? 0 })).toBeNull();
});

test('5.1 of Ruza: unfilled posts are told to the admin', async () => {
  const day = await clockedApp(fixture.database, {
    start: '2026-05-21T05:00:00Z',
    books: [RUZA],
    duties: ['posts-filled'],
  });
  await day.seat('officer ruza-zhkh', OFFICER);
  await day.at('2026-05-21T07:05:00Z');
  const [message, ...others] = await day.owed({ arrive: true });
  expect([message?.chatId, message?.posts, others]).toEqual([ADMIN, ['admin'], []]);
  expect(message?.text).toContain('Руководитель МЦУР');
  expect(message?.text).not.toContain('Ответственный по блоку ЖКХ');
});
