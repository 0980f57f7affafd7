import { eq, sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { wordCards } from '../../../src/app/delivery/word-cards.ts';
import { perform } from '../../../src/app/perform.ts';
import type { Outcome } from '../../../src/domain/act.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { insertAct, storeOutcome } from '../../../src/store/acts.ts';
import { lockCase, readCase, setAside } from '../../../src/store/cases.ts';
import { act, cases, journal } from '../../../src/store/schema/cases.ts';
import { card, outbox } from '../../../src/store/schema/messages.ts';
import { said } from '../../support/bot-harness.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { emergencies, OFFICER, taking } from '../../support/emergencies.ts';

/** More than there are queues of acts: some are decided in one transaction. */
const MANY = 9;

forEachDatabase((fixture) => {
  test('a case that nobody can read fails its own press, and none of those that came with it', async () => {
    const { world, ids } = await emergencies(fixture.database, MANY);
    const [unreadable = 0, ...others] = ids;
    await fixture.database.db.execute(sql`update "case" set facts = '{"entries": 5}' where id = ${unreadable}`);
    const pressed = await Promise.allSettled(ids.map((id) => world.press(OFFICER, `ack:${id}`, { id: `press ${id}` })));
    expect(pressed.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
    expect(said(world.calls).toSorted()).toEqual(others.map((_, index) => `№${index + 2}: принято в работу`));
    expect(await acts(world.app)).toEqual(others.map((id) => ({ key: `cb:press ${id}`, kind: 'done' })));
    expect(await owned(world.app)).toEqual(others);
  });

  test('acts that fail together with one that breaks a law are done by themselves, each once', async () => {
    const { world, ids } = await emergencies(fixture.database, MANY);
    const [broken = 0, ...others] = ids;
    // Whoever writes this case is refused: the whole of what is decided together is rolled back.
    await fixture.database.db.execute(
      sql.raw(`alter table journal add constraint broken check (case_id <> ${broken}) not valid`),
    );
    try {
      const done = await Promise.allSettled(ids.map((id) => perform(world.app, taking(world.app, id))));
      expect(done.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')]);
    } finally {
      await fixture.database.db.execute(sql`alter table journal drop constraint broken`);
    }
    expect(await owned(world.app)).toEqual(others);
    expect((await acts(world.app)).map(({ kind }) => kind)).toEqual(others.map(() => 'done'));
    // Nothing that failed stands in the way: the same act can be performed later.
    expect(await perform(world.app, taking(world.app, broken))).toMatchObject({ kind: 'done', caseId: broken });
    expect(await owned(world.app)).toEqual(ids);
  });

  test('the same act twice among others is one act with one outcome, and the others count too', async () => {
    const { world, ids } = await emergencies(fixture.database, 2);
    const [first = 0, second = 0] = ids;
    const same = taking(world.app, first);
    const outcomes = await Promise.all([same, taking(world.app, second), same].map((one) => perform(world.app, one)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(await perform(world.app, same)).toEqual(outcomes[0]);
    expect(await acts(world.app)).toHaveLength(2);
    expect(await owned(world.app)).toEqual(ids);
  });

  test('a press that counted and could not be answered is handled again: the same words, and nothing is done twice', async () => {
    const { world, ids } = await emergencies(fixture.database, 2);
    world.refusals.set('answerCallbackQuery', 'Too Many Requests: retry after 5');
    await Promise.all(ids.map((id) => world.press(OFFICER, `ack:${id}`, { id: `press ${id}` })));
    expect(await owned(world.app)).toEqual(ids);
    world.refusals.clear();
    world.calls.length = 0;
    await Promise.all(ids.map((id) => world.press(OFFICER, `ack:${id}`, { id: `press ${id}` })));
    expect(said(world.calls).toSorted()).toEqual(['№1: принято в работу', '№2: принято в работу']);
    expect(await acts(world.app)).toHaveLength(2);
    expect(await owned(world.app)).toEqual(ids);
  });

  test('a case that was set aside is decided with the others, and is not aside any more', async () => {
    const { world, ids } = await emergencies(fixture.database, 2);
    const { db } = fixture.database;
    await setAside(db, ids[0] ?? 0, addMinutes(world.app.clock(), 1));
    await Promise.all(ids.map((id) => perform(world.app, taking(world.app, id))));
    expect(await owned(world.app)).toEqual(ids);
    expect((await db.select({ aside: cases.asideUntil }).from(cases)).filter(({ aside }) => aside)).toEqual([]);
  });

  test('the pings that wait for those acknowledged together are taken back, and no others; their cards say who has them', async () => {
    const { world, ids } = await emergencies(fixture.database, 3);
    const { db } = fixture.database;
    const [first = 0, second = 0, untouched = 0] = ids;
    await db
      .insert(card)
      .values(
        ids.map((caseId) => ({ caseId, chatId: OFFICER, messageId: caseId, wanted: {}, shown: {}, dirty: false })),
      )
      .onConflictDoNothing();
    await db.update(outbox).set({ ping: true, state: 'queued' });
    await Promise.all([first, second].map((id) => perform(world.app, taking(world.app, id))));
    await wordCards(world.app, new Map(), 0);
    const waiting = await db.select().from(outbox).where(eq(outbox.ping, true));
    const stateOf = (caseId: number) => [
      ...new Set(waiting.filter((one) => one.caseId === caseId).map(({ state }) => state)),
    ];
    expect([first, second, untouched].map(stateOf)).toEqual([['void'], ['void'], ['queued']]);
    const shown = await db.select().from(card).where(eq(card.chatId, OFFICER));
    const taken = shown.filter(({ wanted }) => (wanted as { text?: string }).text?.includes('Ответственный'));
    expect(taken.map(({ caseId }) => caseId).toSorted((a, b) => a - b)).toEqual([first, second]);
  });
});

describe('on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  test('two who perform the same act, each waiting for the other, both come to its one outcome', async () => {
    const { world, ids } = await emergencies(fixture.database, 2);
    const [id = 0, other = 0] = ids;
    const replica = await fixture.another(2);
    const request = taking(world.app, id);
    const outcome: Outcome = { kind: 'done', reason: 'acknowledged', caseId: id, number: 1 };
    // A replica that performs it alone has recorded it, and comes for the case only when it is taken.
    const there = replica.transaction(async (tx) => {
      const actId = await insertAct(tx, { ...request, caseId: id, kind: 'acknowledge', personId: null, posts: [] });
      here = Promise.all([request, taking(world.app, other)].map((one) => perform(world.app, one)));
      await vi.waitFor(async () => expect(await waitingForKeys(world.app)).toBe(1), { timeout: 10_000 });
      await lockCase(tx, id);
      await storeOutcome(tx, actId ?? 0, id, outcome);
    });
    let here: Promise<Outcome[]> = Promise.resolve([]);
    await Promise.allSettled([there]);
    expect((await here).map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await acts(world.app)).toHaveLength(2);
  });

  test('a press on a case that is being decided elsewhere waits for it by itself, not with the others', async () => {
    const { world, ids } = await emergencies(fixture.database, MANY);
    const [held = 0, ...free] = ids;
    const replica = await fixture.another(1);
    const order: string[] = [];
    let late: Promise<Outcome> | undefined;
    await replica.transaction(async (tx) => {
      await lockCase(tx, held);
      late = perform(world.app, taking(world.app, held)).then((outcome) => {
        order.push('held');
        return outcome;
      });
      await Promise.all(free.map((id) => perform(world.app, taking(world.app, id))));
      order.push('free');
    });
    expect(await late).toMatchObject({ kind: 'done', caseId: held });
    expect(order).toEqual(['free', 'held']);
  });
});

/** What was asked of the cases, and what came of it. */
async function acts({ database }: App): Promise<{ key: string; kind: string | undefined }[]> {
  const rows = await database.db.select().from(act).where(eq(act.kind, 'acknowledge')).orderBy(act.key);
  return rows.map(({ key, outcome }) => ({ key, kind: (outcome as Outcome | null)?.kind }));
}

/** The cases that have an owner; each was given to one once. */
async function owned({ database: { db } }: App): Promise<number[]> {
  const lines = await db.select().from(journal).where(eq(journal.kind, 'own')).orderBy(journal.caseId);
  const ids = lines.map(({ caseId }) => caseId);
  for (const id of ids) expect((await readCase(db, id))?.owner?.personId).toBe(OFFICER);
  return ids;
}

/** Statements that wait for somebody else to say whether an act is recorded. */
async function waitingForKeys({ database }: App): Promise<number> {
  return database.db.$count(sql`pg_stat_activity`, sql`wait_event_type = 'Lock' and query like 'insert into "act"%'`);
}
