import { isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/store/database.ts';
import { claimUpdate, finishUpdate, pruneInbox, releaseUpdate, storeUpdates } from '../../../src/store/inbox.ts';
import { inbox } from '../../../src/store/schema.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, minute } from '../../support/rows.ts';

function update(updateId: number, chatId: number) {
  return { updateId, chatId, body: { update_id: updateId }, receivedAt: T0 };
}

async function claimId(tx: Tx, busyChats: number[] = []): Promise<number | null> {
  return (await claimUpdate(tx, { seconds: 60, busyChats }))?.updateId ?? null;
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
    expect(await claimUpdate(db, { seconds: 60, busyChats: [1] })).toEqual({
      ...update(900_000_000_001, -1_002_000_000_001),
      attempts: 1,
    });
  });

  it('a hostile update with impossible characters is stored all the same', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [{ ...update(1, 1), body: { text: 'a\0\uD800' } }]);
    expect(await claimUpdate(db, { seconds: 60, busyChats: [] })).toMatchObject({ body: { text: 'a\uFFFD\uFFFD' } });
  });

  it('a chat is handled in order, chats beside each other', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(4, 2), update(1, 1), update(2, 1), update(3, 2)]);
    expect(await claimId(db)).toBe(1);
    expect(await claimId(db)).toBe(3);
    expect(await claimId(db)).toBeNull();
    expect(await finishUpdate(db, 1, minute(1))).toBe(true);
    expect(await claimId(db)).toBe(2);
    expect(await finishUpdate(db, 3, minute(1))).toBe(true);
    expect(await claimId(db, [2])).toBeNull();
    expect(await claimId(db)).toBe(4);
  });

  it('a handled update is wiped, counted out and not handled again', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1)]);
    await claimId(db);
    expect(await waiting(db)).toBe(1);
    expect(await finishUpdate(db, 1, minute(1))).toBe(true);
    expect(await finishUpdate(db, 1, minute(2))).toBe(false);
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
      await finishUpdate(db, id, minute(at));
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
    expect(await claimUpdate(db, { seconds: 60, busyChats: [] })).toMatchObject({ updateId: 1, attempts: 2 });
  });

  it('an update given back is tried again at once, or its chat waits', async () => {
    const { db } = fixture.database;
    await storeUpdates(db, [update(1, 1), update(2, 1)]);
    await claimId(db);
    await releaseUpdate(db, 1);
    expect(await claimUpdate(db, { seconds: 60, busyChats: [] })).toMatchObject({ updateId: 1, attempts: 2 });
    await releaseUpdate(db, 1, 60);
    expect(await claimId(db)).toBeNull();
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('never handle two updates of a chat at the same time, and handle each once', async () => {
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
        const claimed = await database.transaction((tx) => claimUpdate(tx, { seconds: 60, busyChats: [] }));
        if (!claimed) {
          empty++;
          continue;
        }
        expect(handling.has(claimed.chatId)).toBe(false);
        handling.add(claimed.chatId);
        order.set(claimed.chatId, [...(order.get(claimed.chatId) ?? []), claimed.updateId]);
        await database.db.execute(sql`select 1`);
        handling.delete(claimed.chatId);
        await finishUpdate(database.db, claimed.updateId, T0);
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
});
