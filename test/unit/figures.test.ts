import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { createAuditor, type Findings } from '../../src/app/audit.ts';
import { figuresOf, readinessOf } from '../../src/figures.ts';
import { storeUpdates } from '../../src/store/inbox.ts';
import { saveObligations } from '../../src/store/obligations.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { outbox } from '../../src/store/schema/messages.ts';
import { useDatabase } from '../support/databases.ts';
import { importApp } from '../support/import-app.ts';
import { givenCase, message, minute, obligation } from '../support/rows.ts';

const fixture = useDatabase('pglite');
const NOTHING: Findings = { late: [], oldestDebt: null, repaired: 0 };
const COUNTERS = { ticks: 3, caseFailures: 1, lastTickMs: 250, tickedAt: 0, observe: null };
const CALLS = [{ method: 'sendMessage', status: 429, count: 2 }];
let app: App;

beforeEach(() => {
  app = importApp(fixture.database, { clock: () => minute(10) });
});

const measured = (findings: Findings) =>
  figuresOf({ app, counters: COUNTERS, outcomes: () => ({ sent: 40 }), telegram: { calls: () => CALLS } }, findings);

/** What the auditor finds when it looks. */
async function found(): Promise<Findings> {
  let stopwatch = 0;
  const auditor = createAuditor(app, { stopwatch: () => stopwatch, speed: 1 });
  stopwatch = 60_000;
  await auditor.look();
  return auditor.found();
}

test('where nothing waits and nobody is in debt every age and every count of a lane is 0', async () => {
  expect(await measured(NOTHING)).toEqual({
    ticks: 3,
    caseFailures: 1,
    lastTickSeconds: 0.25,
    outbox: { queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0, void: 0 },
    inboxLagSeconds: 0,
    outboxLagSeconds: 0,
    calls: CALLS,
    caseLagSeconds: 0,
    queue: { alarm: 0, demand: 0, report: 0, digest: 0 },
    outcomes: { sent: 40 },
    oldestDebtSeconds: 0,
    late: { cases: 0, aside: 0, inbox: 0, outbox: 0, sending: 0, cards: 0, sender: 0 },
    repairs: 0,
  });
  expect(await readinessOf({ app }, 'ok', false, NOTHING)).toMatchObject({ database: 'ok', oldestOverdueMs: null });
});

test('each age is that of the oldest, each lane counts what still waits in it, the debt is the oldest that is open here', async () => {
  const { db } = fixture.database;
  const { id } = await givenCase(db, { nextAt: minute(9) });
  const elsewhere = await givenCase(db, { subject: 'other', regulation: 'elsewhere', nextAt: minute(1) });
  const late = (told: Parameters<typeof obligation>[0]) => obligation({ nextAt: null, ...told });
  await saveObligations(db, id, [
    late({ rule: 'paid', overdueAt: minute(2), state: 'met' }),
    late({ rule: 'newer', overdueAt: minute(6) }),
    late({ rule: 'oldest', overdueAt: minute(4) }),
    obligation({ rule: 'in-time' }),
  ]);
  await saveObligations(db, elsewhere.id, [late({ overdueAt: minute(1) })]);
  await storeUpdates(db, [
    { updateId: 1, chatId: 1, body: {}, receivedAt: minute(9.5) },
    { updateId: 2, chatId: 2, body: {}, receivedAt: minute(9.75) },
  ]);
  await enqueue(db, [
    message('gone', { notBefore: minute(1) }),
    message('alarm', { notBefore: minute(9.9) }),
    message('again', { notBefore: minute(9.8) }),
    message('digest', { lane: 'digest', notBefore: minute(9.9) }),
  ]);
  await db.update(outbox).set({ state: 'sent' }).where(eq(outbox.key, 'gone'));
  const findings = await found();
  const figures = await measured(findings);
  expect(figures).toMatchObject({
    caseLagSeconds: 60,
    inboxLagSeconds: 30,
    outboxLagSeconds: 12,
    queue: { alarm: 2, demand: 0, report: 0, digest: 1 },
    outbox: { queued: 3, sent: 1 },
    oldestDebtSeconds: 6 * 60,
  });
  expect(await readinessOf({ app }, 'ok', false, findings)).toMatchObject({ oldestOverdueMs: 12_000, late: [] });
});

test('what the auditor found and repaired is told by both, with its age', async () => {
  const { db } = fixture.database;
  await givenCase(db, { nextAt: minute(5) });
  await enqueue(db, [message('over', { notBefore: minute(1), expiresAt: minute(2) })]);
  const findings = await found();
  expect(await measured(findings)).toMatchObject({ late: { cases: 1, outbox: 0 }, repairs: 1 });
  const { late } = await readinessOf({ app }, 'down', true, findings);
  expect(late).toEqual([{ kind: 'cases', count: 1, ageMs: 5 * 60_000 }]);
});

test('a database that does not answer is said, not thrown', async () => {
  const select = () => {
    throw new Error('down');
  };
  const broken = { ...app, database: { ...fixture.database, db: { select } } } as unknown as App;
  const said = await readinessOf({ app: broken }, 'ok', false, NOTHING);
  expect(said).toMatchObject({ database: 'down', telegram: 'ok' });
});
