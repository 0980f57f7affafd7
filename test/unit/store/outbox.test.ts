import { describe, expect, it } from 'vitest';
import { markFailed, markSent, markUnknown, requeue } from '../../../src/store/outbox-outcomes.ts';
import {
  claimNext,
  enqueue,
  oldestQueued,
  outboxCounts,
  recoverSending,
  voidPings,
  type Claim,
} from '../../../src/store/outbox.ts';
import type { Tx } from '../../../src/store/database.ts';
import { forEachDatabase, useDatabase } from '../../support/databases.ts';
import { T0, givenCase, message, minute, screen } from '../../support/rows.ts';

const all: Claim = { now: T0, epoch: 1, limit: 100, excludeChats: [] };

/** Keys of what is claimed. */
async function claimed(tx: Tx, told: Partial<Claim> = {}): Promise<string[]> {
  return (await claimNext(tx, { ...all, ...told })).map((row) => row.key);
}

forEachDatabase((fixture) => {
  it('a message is owed once under its key', async () => {
    const { db } = fixture.database;
    expect(await enqueue(db, [])).toBe(0);
    expect(await enqueue(db, [message('a'), message('b')])).toBe(2);
    expect(await enqueue(db, [message('b', { body: screen('other') }), message('c')])).toBe(1);
    expect(await outboxCounts(db)).toMatchObject({ queued: 3 });
  });

  it('a claimed message has everything that was owed, its attempt and its sender', async () => {
    const { db } = fixture.database;
    const owed = message('a', {
      caseId: 3,
      cases: [4, 5],
      obligations: [{ caseId: 4, key: 'top-digest|bot|2026-03-02', posts: ['mcur-head'] }],
      chatId: -1_002_000_000_001,
      lane: 'digest',
      form: 'card',
      ping: true,
      silent: true,
      expiresAt: minute(60),
    });
    await enqueue(db, [owed]);
    expect(await claimNext(db, { ...all, epoch: 7 })).toEqual([
      {
        id: 1,
        ...owed,
        state: 'sending',
        repeat: false,
        attempt: 1,
        senderEpoch: 7,
        messageId: null,
        sentAt: null,
        error: null,
      },
    ]);
    expect(await claimed(db)).toEqual([]);
  });

  it('the urgent lane goes first, then the older message, one per chat', async () => {
    const { db } = fixture.database;
    await enqueue(db, [
      message('digest 1', { chatId: 1, lane: 'digest' }),
      message('report 2', { chatId: 2, lane: 'report' }),
      message('demand 1', { chatId: 1, lane: 'demand' }),
      message('alarm 3', { chatId: 3 }),
      message('alarm 3 again', { chatId: 3 }),
      message('alarm 4', { chatId: 4 }),
    ]);
    expect(await claimed(db, { limit: 2 })).toEqual(['alarm 3', 'alarm 4']);
    expect(await claimed(db, { excludeChats: [3, 4] })).toEqual(['demand 1', 'report 2']);
    expect(await claimed(db, { excludeChats: [1, 3] })).toEqual([]);
    expect(await claimed(db)).toEqual(['alarm 3 again', 'digest 1']);
  });

  it('nothing leaves before its time or after it has lost its meaning', async () => {
    const { db } = fixture.database;
    await enqueue(db, [
      message('later', { chatId: 1, notBefore: minute(1) }),
      message('now', { chatId: 1, notBefore: T0, expiresAt: minute(1) }),
      message('past', { chatId: 2, notBefore: minute(-9), expiresAt: T0 }),
    ]);
    expect(await claimed(db)).toEqual(['now']);
    expect(await claimed(db, { now: minute(1) })).toEqual(['later']);
  });

  it('an end is final: sent stays sent, and only what is being sent can be given up', async () => {
    const { db } = fixture.database;
    await enqueue(db, [message('a')]);
    expect(await markUnknown(db, { id: 1, attempt: 0 }, 'timeout')).toBe(false);
    await claimNext(db, all);
    expect(await markSent(db, 1, { messageId: 55, at: minute(1) })).toBe(true);
    expect(await requeue(db, { id: 1, attempt: 1 })).toBe(false);
    expect(await markUnknown(db, { id: 1, attempt: 1 }, 'timeout')).toBe(false);
    expect(await markFailed(db, 1, 'gone')).toBe(false);
    expect(await outboxCounts(db)).toEqual({ queued: 0, sending: 0, sent: 1, failed: 0, unknown: 0, void: 0 });
  });

  it('an ambiguous alarm is queued again with its mark, keeps it, and counts its attempts', async () => {
    const { db } = fixture.database;
    await enqueue(db, [message('a')]);
    await claimNext(db, all);
    expect(await requeue(db, { id: 1, attempt: 1 }, { repeat: true })).toBe(true);
    await claimNext(db, all);
    expect(await requeue(db, { id: 1, attempt: 2 })).toBe(true);
    expect(await claimNext(db, { ...all, epoch: 2 })).toMatchObject([{ repeat: true, attempt: 3, senderEpoch: 2 }]);
  });

  it('a sender that lost its lease has no say in what its successor is sending', async () => {
    const { db } = fixture.database;
    await enqueue(db, [message('a')]);
    await claimNext(db, all);
    await requeue(db, { id: 1, attempt: 1 }, { repeat: true });
    await claimNext(db, { ...all, epoch: 2 });
    expect(await requeue(db, { id: 1, attempt: 1 }, { repeat: true })).toBe(false);
    expect(await markUnknown(db, { id: 1, attempt: 1 }, 'timeout')).toBe(false);
    expect(await outboxCounts(db)).toMatchObject({ sending: 1, queued: 0 });
  });

  it('an ambiguous report becomes unknown; the late answer of its sender still counts', async () => {
    const { db } = fixture.database;
    await enqueue(db, [message('a', { lane: 'report' })]);
    await claimNext(db, all);
    expect(await markUnknown(db, { id: 1, attempt: 1 }, 'timeout')).toBe(true);
    expect(await claimed(db)).toEqual([]);
    expect(await outboxCounts(db)).toMatchObject({ unknown: 1 });
    expect(await markSent(db, 1, { messageId: 9, at: T0 })).toBe(true);
  });

  it('queued pings of a case become void, also where it is one of several that all have somebody; nothing else does', async () => {
    const { db } = fixture.database;
    const acknowledged = await givenCase(db);
    const other = await givenCase(db, { subject: 'other' });
    const owner = { post: 'officer', personId: 1, name: 'Орлова О. О.', phone: null };
    const taken = await givenCase(db, { subject: 'taken', owner });
    const over = await givenCase(db, { subject: 'over', state: 'closed' });
    const duty = await givenCase(db, { subject: 'duty', kind: 'duty', number: 0 });
    await enqueue(db, [
      message('being sent', { ping: true, caseId: acknowledged.id, chatId: 1 }),
      message('own', { ping: true, caseId: acknowledged.id, chatId: 2 }),
      message('bundled', {
        ping: true,
        caseId: taken.id,
        cases: [taken.id, over.id, duty.id, acknowledged.id],
        chatId: 3,
      }),
      message('bundled with one that nobody has', {
        ping: true,
        caseId: acknowledged.id,
        cases: [acknowledged.id, other.id],
        chatId: 6,
      }),
      message('of another case', { ping: true, caseId: other.id, cases: [other.id], chatId: 4 }),
      message('no ping', { caseId: acknowledged.id, chatId: 5 }),
    ]);
    await claimNext(db, { ...all, limit: 1 });
    expect(await voidPings(db, [acknowledged.id])).toBe(2);
    expect(await voidPings(db, [acknowledged.id])).toBe(0);
    expect(await claimed(db)).toEqual(['bundled with one that nobody has', 'of another case', 'no ping']);
  });

  it('what senders so far left behind is given to the one who asks, except what is in hands', async () => {
    const { db } = fixture.database;
    await enqueue(db, [message('a', { chatId: 1 }), message('b', { chatId: 2 }), message('c', { chatId: 3 })]);
    await claimNext(db, { ...all, epoch: 1, limit: 1 });
    await claimNext(db, { ...all, epoch: 2, limit: 1 });
    const left = async (epoch: number, except: number[] = []) =>
      (await recoverSending(db, { epoch, except })).map((row) => row.key);
    expect(await left(0)).toEqual([]);
    expect(await left(1)).toEqual(['a']);
    expect(await left(2)).toEqual(['a', 'b']);
    expect(await left(2, [1])).toEqual(['b']);
  });

  it('the oldest queued message is the one due longest', async () => {
    const { db } = fixture.database;
    expect(await oldestQueued(db)).toBeNull();
    await enqueue(db, [message('a'), message('b', { notBefore: minute(-5), lane: 'demand' })]);
    expect(await oldestQueued(db)).toEqual({ id: 2, lane: 'demand', notBefore: minute(-5) });
  });
});

describe('two processes on PostgreSQL', () => {
  const fixture = useDatabase('postgres');

  it('never claim the same message', async () => {
    const other = await fixture.another();
    const drafts = Array.from({ length: 60 }, (_, n) => message(`m${n}`, { chatId: n }));
    await enqueue(fixture.database.db, drafts);
    const rounds = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? other : fixture.database).transaction((tx) => claimed(tx, { limit: 10 })),
      ),
    );
    const keys = rounds.flat();
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(0);
  });

  it('a younger message does not overtake an older one of its chat that somebody has locked', async () => {
    const other = await fixture.another();
    const { id } = await givenCase(fixture.database.db);
    await enqueue(fixture.database.db, [message('ping', { ping: true, caseId: id }), message('next')]);
    await fixture.database.transaction(async (tx) => {
      await voidPings(tx, [id]);
      expect(await other.transaction((theirs) => claimed(theirs))).toEqual([]);
    });
    expect(await other.transaction((theirs) => claimed(theirs))).toEqual(['next']);
  });
});
