import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { beginDuties } from '../../../../src/app/duties/duties.ts';
import { perform } from '../../../../src/app/perform.ts';
import { tick } from '../../../../src/app/tick.ts';
import type { App } from '../../../../src/app/app.ts';
import { listOpenCases, readCase } from '../../../../src/store/cases.ts';
import { readObligations } from '../../../../src/store/obligations.ts';
import { cases, journal } from '../../../../src/store/schema/cases.ts';
import { announceRise } from '../../../support/announce-rise.ts';
import { clockedApp } from '../../../support/clocked-app.ts';
import { useDatabase } from '../../../support/databases.ts';
import { KHIMKI } from '../../../support/import-app.ts';

const fixture = useDatabase('pglite');
const LOST = 'status-control';
const KEPT = 'deadline-control';

async function running() {
  const day = await clockedApp(fixture.database, {
    start: '2026-05-21T05:00:00Z',
    books: [KHIMKI],
    duties: [LOST, KEPT],
  });
  const open = await listOpenCases(fixture.database.db, KHIMKI.id, ['duty']);
  return { day, id: open.find(({ subject }) => subject === LOST)?.id ?? 0 };
}

/** The same app with a book that has lost a rule. */
function without(app: App, rule: string): App {
  const book = app.books.get(KHIMKI.id);
  if (!book) throw new Error('no book');
  const { [rule]: _, ...rules } = book.rules;
  return { ...app, books: new Map([[book.id, { ...book, rules, hash: 'later' }]]) };
}

async function endOf(id: number) {
  const { db } = fixture.database;
  const owed = await readObligations(db, id);
  const rows = await db
    .select({ kind: journal.kind, reason: journal.reason, clause: journal.clause })
    .from(journal)
    .where(and(eq(journal.caseId, id), eq(journal.reason, 'rule-removed')));
  return { state: (await readCase(db, id))?.state, owed: owed.map(({ state, reason }) => [state, reason]), rows };
}

const ENDED = {
  state: 'closed',
  owed: [['void', 'rule-removed']],
  rows: [
    { kind: 'end', reason: 'rule-removed', clause: '2.5' },
    { kind: 'close', reason: 'rule-removed', clause: '2.5' },
  ],
};

test('a rule that left the book ends its duty at the start, quietly and on record; coming back, it begins anew', async () => {
  const { day, id } = await running();
  await beginDuties(without(day.app, LOST));
  expect(await endOf(id)).toEqual(ENDED);
  expect(await day.owed()).toEqual([]);
  await beginDuties(day.app);
  const open = await listOpenCases(fixture.database.db, KHIMKI.id, ['duty']);
  expect(open.map(({ subject }) => subject).toSorted()).toEqual([KEPT, LOST]);
  await beginDuties(day.app);
  expect(await listOpenCases(fixture.database.db, KHIMKI.id, ['duty'])).toHaveLength(2);
});

test('a tick that meets the duty of a lost rule ends it the same way, and decides on the others', async () => {
  const { day, id } = await running();
  const app = { ...without(day.app, LOST), clock: () => new Date('2026-05-21T07:30:00Z') };
  expect(await tick(app)).toEqual({ kind: 'ticked', cases: 2, setAside: 0 });
  expect(await endOf(id)).toEqual(ENDED);
});

test('a debt of a lost rule in a case that lives on is no longer needed, and nothing breaks', async () => {
  const { day } = await running();
  await fixture.database.db.update(cases).set({ nextAt: null });
  const id = await announceRise(day.app);
  const app = without(day.app, 'acknowledge');
  const by = { personId: 11, name: 'Орлова', phone: null, posts: ['officer'] };
  const act = { regulation: KHIMKI.id, target: { caseId: id }, by, at: app.clock() };
  const outcome = await perform(app, { ...act, key: 'cb:1', body: { kind: 'progress', text: 'Едем', trend: 'same' } });
  expect(outcome.kind).toBe('done');
  const owed = await readObligations(fixture.database.db, id);
  expect(owed.find(({ rule }) => rule === 'acknowledge')).toMatchObject({ state: 'void', reason: 'rule-removed' });
});
