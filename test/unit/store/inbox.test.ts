import { isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/database.ts';
import { claimUpdates, finishUpdates, pruneInbox, releaseUpdate, storeUpdates } from '../../../src/store/inbox.ts';
import { inbox } from '../../../src/store/schema/messages.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

function update(updateId: number, chatId: number) {
  return { updateId, chatId, body: { update_id: updateId }, receivedAt: T0 };
}

async function claimOne(tx: Tx, busyChats: number[] = []) {
  return (await claimUpdates(tx, { seconds: 60, busyChats, limit: 1 }))[0] ?? null;
}

async function claimId(tx: Tx, busyChats: number[] = []): Promise<number | null> {
  return (await claimOne(tx, busyChats))?.updateId ?? null;
}

async function finish(tx: Tx, updateId: number, at: Date): Promise<boolean> {
  return (await finishUpdates(tx, [updateId], at)).length > 0;
}

async function waiting(tx: Tx): Promise<number> {
  return tx.$count(inbox, isNull(inbox.doneAt));
}

/** A killed process's claim, later. */
async function claimsRunOut(tx: Tx): Promise<void> {
  await tx.update(inbox).set({ claimedUntil: sql`now() - interval '1 second'` });
}

forEachDatabase((fixture) => {
  it('an update is stored once and comes back as it was', async () => {
    const { db } = fixture.database;
    expect(await storeUpdates(db, [])).toBe(0);
    expect(await storeUpdates(db, [update(900_000_000_001, -1_002_000_000_001)])).toBe(1);
    expect(await storeUpdates(db, [update(900_000_000_001, -1_002_000_000_001), update(2, 1)])).toBe(1);
    expect(await waiting(db)).toBe(2);
    expect(await claimOne(db, [1])).toEqual({
      ...update(900_000_000_001, -1_002_000_000_001),
      attempts: 1,
    });
  });

  it('a hostile update with impossible characters is stored all the same', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [{ ...update(1, 1), body: { text: 'a\0\uD800' } }]);
    expect(await claimOne(db)).toMatchObject({ body: { text: 'a\uFFFD\uFFFD' } });
  });

  it('a chat is handled in order, chats beside each other', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(4, 2), update(1, 1), update(2, 1), update(3, 2)]);
    expect(await claimId(db)).toBe(1);
    expect(await claimId(db)).toBe(3);
    expect(await claimId(db)).toBeNull();
    expect(await finish(db, 1, minute(1))).toBe(true);
    expect(await claimId(db)).toBe(2);
    expect(await finish(db, 3, minute(1))).toBe(true);
    expect(await claimId(db, [2])).toBeNull();
    expect(await claimId(db)).toBe(4);
  });

  it('many are claimed at once, of each chat the first, no more than there is room for', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1), update(2, 1), update(3, 2), update(4, 3), update(5, 4)]);
    const claim = async (limit: number) =>
      (await claimUpdates(db, { seconds: 60, busyChats: [4], limit })).map(({ updateId }) => updateId);
    expect(await claim(2)).toEqual([1, 3]);
    expect(await claim(9)).toEqual([4]);
    expect(await finishUpdates(db, [1, 4, 77], minute(1))).toEqual([1, 4]);
    expect(await claim(9)).toEqual([2]);
  });

  it('a handled update is wiped, counted out and not handled again', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1)]);
    await claimId(db);
    expect(await waiting(db)).toBe(1);
    expect(await finish(db, 1, minute(1))).toBe(true);
    expect(await finish(db, 1, minute(2))).toBe(false);
    expect(await storeUpdates(db, [update(1, 1)])).toBe(0);
    expect(await waiting(db)).toBe(0);
    const rows = await db.select().from(inbox);
    expect(rows).toMatchObject([{ body: null, doneAt: minute(1), claimedUntil: null }]);
  });

  it('what was handled before a time is forgotten, the oldest first, so many at once; what waits is kept', async () => {
    const { db } = fixture.database;
    await storeUpdates(
      db,
      [1, 2, 3, 4, 5].map((id) => update(id, id)),
    );
    for (const [id, at] of [
      [1, 3],
      [2, 1],
      [3, 2],
      [4, 4],
    ] as const)
      await finish(db, id, minute(at));
    const kept = async () => (await db.select().from(inbox).orderBy(inbox.updateId)).map((row) => row.updateId);
    await pruneInbox(db, { before: minute(4), limit: 2 });
    expect(await kept()).toEqual([1, 4, 5]);
    await pruneInbox(db, { before: minute(4), limit: 2 });
    expect(await kept()).toEqual([4, 5]);
  });

  it('the claim of a killed process runs out, and its attempts are counted', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1), update(2, 1)]);
    await claimId(db);
    await claimsRunOut(db);
    expect(await claimOne(db)).toMatchObject({ updateId: 1, attempts: 2 });
  });

  it('an update given back is tried again at once, or its chat waits', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1), update(2, 1)]);
    await claimId(db);
    await releaseUpdate(db, 1);
    expect(await claimOne(db)).toMatchObject({ updateId: 1, attempts: 2 });
    await releaseUpdate(db, 1, 60);
    expect(await claimId(db)).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it.each([1, 3])('claiming %i at once never handle two of a chat at the same time, and each once', async (limit) => {
    const databases = [fixture.database, await fixture.another(), await fixture.another()];
    await storeUpdates(
      fixture.database.db,
      Array.from({ length: 60 }, (_, n) => update(n, n % 4)),
    );
    const handling = new Set<number>();
    const order = new Map<number, number[]>();
    const handleAll = async (database: (typeof databases)[number]) => {
      let empty = 0;
      while (empty < 3) {
        const claimed = await claimUpdates(database.db, { seconds: 60, busyChats: [], limit });
        if (claimed.length === 0) empty++;
        for (const { chatId, updateId } of claimed) {
          expect(handling.has(chatId)).toBe(false);
          handling.add(chatId);
          order.set(chatId, [...(order.get(chatId) ?? []), updateId]);
        }
        await database.db.execute(sql`select 1`);
        for (const { chatId } of claimed) handling.delete(chatId);
        await finishUpdates(
          database.db,
          claimed.map(({ updateId }) => updateId),
          T0,
        );
      }
    };
    await Promise.all([...databases, ...databases].map(handleAll));
    // Whoever came last may have met only locked rows: the rest is taken by one.
    await handleAll(fixture.database);
    for (const [chatId, ids] of order) {
      expect(ids).toEqual(Array.from({ length: 15 }, (_, turn) => turn * 4 + chatId));
    }
    expect(await waiting(fixture.database.db)).toBe(0);
  });

  it('are brought the same updates at once in different orders, and wait for each other in turn, not in a ring', async () => {
    const { database } = fixture;
    const third = await fixture.another(1);
    const many = Array.from({ length: 9 }, (_, n) => update(n, n));
    let stored: Promise<number[]> = Promise.resolve([]);
    await third.transaction(async (tx) => {
      // Both have written half of theirs when they come to this one.
      await storeUpdates(tx, many.slice(4, 5));
      stored = Promise.all([storeUpdates(database.db, many), storeUpdates(database.db, many.toReversed())]);
      stored.catch(() => undefined);
      await expect.poll(() => waitingForOthers(database.db)).toBe(2);
    });
    expect((await stored).toSorted((a, b) => a - b)).toEqual([0, 8]);
  });
});

/** Statements that wait for somebody else's update. */
async function waitingForOthers(tx: Tx): Promise<number> {
  return tx.$count(sql`pg_stat_activity`, sql`wait_event_type = 'Lock' and query like 'insert into "inbox"%'`);
}
