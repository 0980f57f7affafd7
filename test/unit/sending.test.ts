import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { createPacer, TELEGRAM_LIMITS } from '../../src/messenger/pacer.ts';
import type { SendOutcome } from '../../src/messenger/port.ts';
import { cardPosted, wantCard } from '../../src/store/cards.ts';
import { claimNext, enqueue } from '../../src/store/outbox.ts';
import { outbox } from '../../src/store/schema/messages.ts';
import { useDatabase } from '../support/databases.ts';
import { givenCase, message, screen } from '../support/rows.ts';
import { sendingBench, type SendingBench } from '../support/sending-bench.ts';

const ADMIN = 7;
const AMBIGUOUS: SendOutcome = { kind: 'ambiguous', detail: '502' };

describe('the sender', () => {
  const fixture = useDatabase('pglite');
  let bench: SendingBench;
  beforeEach(() => {
    bench = sendingBench(fixture.database);
  });
  const owe = (key: string, told: Parameters<typeof message>[1] = {}) =>
    enqueue(fixture.database.db, [message(key, told)]);
  async function rowOf(key: string) {
    const [row] = await fixture.database.db.select().from(outbox).where(eq(outbox.key, key));
    return row;
  }

  test('an edit that is never answered holds up no message, and no edit in another chat', async () => {
    const { db } = fixture.database;
    const { id: caseId } = await givenCase(db);
    for (const chatId of [1, 2]) {
      await cardPosted(db, { caseId, chatId, messageId: 5, shown: screen('a') });
      await wantCard(db, { caseId, chatId, wanted: screen('b') });
    }
    let edits = 0;
    bench.messenger.edit = () => {
      edits += 1;
      return edits === 1 ? new Promise(() => undefined) : Promise.resolve({ kind: 'sent', messageId: 5 });
    };
    await bench.sending.edit();
    await expect.poll(() => bench.sending.editors.done()).toBe(1);
    await owe('alarm', { chatId: 1 });
    await bench.after(0);
    expect(bench.attempts).toEqual(['1: alarm']);
    expect(await rowOf('alarm')).toMatchObject({ state: 'sent' });
  });

  test('digests that the messenger does not answer hold up no alarm, and no more of them are begun', async () => {
    bench.messenger.send = ({ screen: { text } }) =>
      text === 'alarm' ? { kind: 'sent', messageId: 1 } : new Promise(() => undefined);
    for (let chatId = 1; chatId <= 20; chatId += 1) await owe(`digest ${chatId}`, { chatId, lane: 'digest' });
    await bench.sending.run();
    await owe('alarm', { chatId: 21 });
    await bench.sending.run();
    await expect.poll(async () => (await rowOf('alarm'))?.state).toBe('sent');
    expect(bench.attempts).toHaveLength(9);
  });

  describe('in doubt', () => {
    beforeEach(() => ensureAdmins(bench.app, [ADMIN]));

    test('a repeat waits 5 s, and longer until the messenger answers again; it is made once', async () => {
      bench.messenger.send = () => AMBIGUOUS;
      bench.health.well = false;
      await owe('alarm');
      await bench.after(0);
      await bench.after(4_999);
      expect(bench.health.asked).toBe(0);
      await bench.after(1);
      await bench.after(9_999);
      expect(bench.health.asked).toBe(1);
      bench.health.well = true;
      bench.messenger.send = () => ({ kind: 'sent', messageId: 9 });
      await bench.after(1);
      await bench.after(600_000);
      expect(bench.attempts).toEqual(['100: alarm', '100: повтор · alarm']);
      expect(await rowOf('alarm')).toMatchObject({ state: 'sent', messageId: 9 });
    });

    test('an alarm in doubt twice is not sent a third time, and the admins are told', async () => {
      const { id: caseId } = await givenCase(fixture.database.db, { number: 4 });
      await owe('alarm', { caseId, cases: [caseId] });
      bench.messenger.send = ({ chatId }) => (chatId === ADMIN ? { kind: 'sent', messageId: 1 } : AMBIGUOUS);
      for (const ms of [0, 5_000, 60_000, 60_000]) await bench.after(ms);
      expect(bench.attempts).toEqual([
        '100: alarm',
        '100: повтор · alarm',
        `${ADMIN}: №4: доставка сообщения и его повтора не подтверждена. Получатель: чат без назначения. Свяжитесь с ним другим способом.`,
      ]);
      expect(await rowOf('alarm')).toMatchObject({ state: 'unknown' });
    });

    test('words to the admins are repeated once too, and nothing more is said of them', async () => {
      const { id: caseId } = await givenCase(fixture.database.db);
      await owe('alarm', { caseId, cases: [caseId] });
      bench.messenger.send = () => AMBIGUOUS;
      for (let minute = 0; minute < 10; minute += 1) await bench.after(60_000);
      expect(bench.attempts.map((text) => text.slice(0, 14))).toEqual([
        '100: alarm',
        '100: повтор · ',
        `${ADMIN}: №1: доставк`,
        `${ADMIN}: повтор · №1`,
      ]);
    });

    test('a report is not sent twice, and the offer to send it again arrives after the trouble', async () => {
      await owe('report', { lane: 'report' });
      bench.messenger.send = () => AMBIGUOUS;
      await bench.after(0);
      await bench.after(5_000);
      bench.messenger.send = () => ({ kind: 'sent', messageId: 9 });
      await bench.after(10_000);
      expect(bench.attempts.map((text) => text.slice(0, 24))).toEqual([
        '100: report',
        '100: Доставка доклада не',
        '100: повтор · Доставка д',
      ]);
      expect(await rowOf('report')).toMatchObject({ state: 'unknown' });
    });
  });

  describe('when the database fails after the messenger answered', () => {
    /** The first answer comes while the database is down. */
    async function answered(outcome: SendOutcome): Promise<void> {
      await owe('alarm');
      bench.messenger.send = () => {
        bench.outage.on = true;
        return outcome;
      };
      await bench.after(0);
      expect(bench.failures).not.toEqual([]);
      bench.outage.on = false;
      bench.messenger.send = () => ({ kind: 'sent', messageId: 9 });
      expect(await rowOf('alarm')).toMatchObject({ state: 'sending' });
      await bench.after(4_999);
      expect(bench.attempts).toHaveLength(1);
      await bench.after(1);
    }

    test('a message that arrived is known to have arrived when the lease is renewed', async () => {
      await answered({ kind: 'sent', messageId: 55 });
      expect(await rowOf('alarm')).toMatchObject({ state: 'sent', messageId: 55 });
      expect(bench.attempts).toEqual(['100: alarm']);
    });

    test('a message that was refused is sent again without a mark', async () => {
      await answered({ kind: 'retry-later', afterMs: 0, scope: 'chat' });
      expect(bench.attempts).toEqual(['100: alarm', '100: alarm']);
      expect(await rowOf('alarm')).toMatchObject({ state: 'sent', messageId: 9, repeat: false });
    });
  });

  test('a message that was claimed and is in nobody’s hands is repeated, one that is on its way is left alone', async () => {
    await bench.after(0);
    let arrive: (outcome: SendOutcome) => void = () => undefined;
    bench.messenger.send = ({ chatId }) =>
      chatId === 1 ? new Promise((resolve) => (arrive = resolve)) : { kind: 'sent', messageId: 9 };
    await owe('slow', { chatId: 1 });
    await bench.sending.run();
    await owe('lost', { chatId: 2 });
    const { clock } = bench.app;
    await claimNext(fixture.database.db, { now: clock(), epoch: 1, limit: 1, excludeChats: [1] });
    const passing = bench.after(5_000);
    await expect.poll(async () => (await rowOf('lost'))?.state).toBe('sent');
    expect(await rowOf('slow')).toMatchObject({ state: 'sending', repeat: false });
    arrive({ kind: 'sent', messageId: 3 });
    await passing;
    expect(bench.attempts).toEqual(['1: slow', '2: повтор · lost']);
    expect(await rowOf('slow')).toMatchObject({ state: 'sent', messageId: 3 });
  });

  test('a sender that takes over counts what was sent in the last minute, and what was on its way', async () => {
    const { db } = fixture.database;
    const pacer = createPacer(TELEGRAM_LIMITS);
    bench = sendingBench(fixture.database, {}, pacer);
    const ago = (ms: number) => new Date(bench.app.clock().getTime() - ms);
    await owe('in the group', { chatId: -5 });
    await db.update(outbox).set({ state: 'sent', sentAt: ago(400), messageId: 1 });
    await owe('long ago', { chatId: 6 });
    await db
      .update(outbox)
      .set({ state: 'sent', sentAt: ago(61_000), messageId: 2 })
      .where(eq(outbox.key, 'long ago'));
    await owe('on its way', { chatId: 7, lane: 'report' });
    await db.update(outbox).set({ state: 'sending', senderEpoch: 0 }).where(eq(outbox.key, 'on its way'));
    await bench.sending.keepLease();
    expect([-5, 6, 7].map((chat) => pacer.delayMs(chat, 0))).toEqual([630, 0, 1_030]);
  });

  test('what finds no room in the pace stays in the outbox, where an alarm overtakes it', async () => {
    const everyone = [{ count: 1, perMs: 1_000 }];
    const pacer = createPacer({ everyone, private: [], group: [] });
    bench = sendingBench(fixture.database, {}, pacer);
    bench.messenger.send = ({ chatId }) => {
      pacer.take(chatId, bench.attempts.length === 1 ? 1 : 1_001);
      return { kind: 'sent', messageId: bench.attempts.length };
    };
    for (const chatId of [1, 2, 3]) await owe(`digest ${chatId}`, { chatId, lane: 'digest' });
    await bench.after(1);
    await owe('alarm', { chatId: 4, lane: 'alarm' });
    await bench.after(500);
    expect(bench.attempts).toEqual(['1: digest 1']);
    await bench.after(500);
    expect(bench.attempts).toEqual(['1: digest 1', '4: alarm']);
  });
});
