import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer, NO_LIMITS, TELEGRAM_LIMITS } from '../../../src/messenger/pacer.ts';
import type { Limits } from '../../../src/messenger/pacer.ts';

const PRIVATE = 7;
const GROUP = -100;

/** Sends to the chats one after another, each as early as the pacer allows; gives the instants. */
function sendAll(limits: Limits, chats: number[]): number[] {
  const pacer = createPacer(limits);
  let now = 0;
  return chats.map((chat) => {
    now += pacer.delayMs(chat, now);
    pacer.take(chat, now);
    return now;
  });
}

describe('the pacer', () => {
  test('one message a second to one chat', () => {
    expect(sendAll(TELEGRAM_LIMITS, [PRIVATE, PRIVATE, PRIVATE])).toEqual([0, 1030, 2060]);
  });

  test('30 chats at once, the next ones in the next second', () => {
    const left = sendAll(
      TELEGRAM_LIMITS,
      Array.from({ length: 61 }, (_, chat) => chat + 1),
    );
    expect(left.filter((at) => at === 0)).toHaveLength(30);
    expect(left.filter((at) => at === 1030)).toHaveLength(30);
    expect(left.at(-1)).toBe(2060);
  });

  test('a group takes 20 in a row and the 21st a minute after the first', () => {
    const left = sendAll(TELEGRAM_LIMITS, Array<number>(21).fill(GROUP));
    expect(left[19]).toBe(19_570);
    expect(left[20]).toBe(60_030);
  });

  test('no limits, no waiting', () => {
    expect(sendAll(NO_LIMITS, Array<number>(100).fill(GROUP)).at(-1)).toBe(0);
  });

  test('a 429 holds back its chat and no other', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    pacer.refused(PRIVATE, 5_000, 0);
    expect(pacer.delayMs(PRIVATE, 0)).toBe(5_000);
    expect(pacer.delayMs(PRIVATE + 1, 0)).toBe(0);
    expect(pacer.scope(0)).toBe('chat');
  });

  test('429 in two chats at once holds back everyone until it is over', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    pacer.refused(PRIVATE, 5_000, 0);
    pacer.refused(PRIVATE + 1, 3_000, 100);
    expect(pacer.delayMs(PRIVATE + 2, 100)).toBe(3_000);
    expect(pacer.scope(100)).toBe('all');
    expect(pacer.scope(3_100)).toBe('chat');
    expect(pacer.delayMs(PRIVATE + 2, 3_100)).toBe(0);
  });

  test('two 429 of one chat hold back that chat alone', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    pacer.refused(PRIVATE, 5_000, 0);
    pacer.refused(PRIVATE, 5_000, 100);
    expect(pacer.scope(100)).toBe('chat');
  });

  test('a busy chat is still remembered after ten thousand others', () => {
    const pacer = createPacer({ ...NO_LIMITS, group: TELEGRAM_LIMITS.group });
    for (let sent = 0; sent < 20; sent += 1) pacer.take(GROUP, sent * 1000);
    for (let chat = 1; chat <= 10_001; chat += 1) pacer.take(chat, 20_000);
    expect(pacer.delayMs(GROUP, 20_000)).toBe(40_030);
  });

  test('what another process sent counts, in whatever order it is told', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    pacer.take(PRIVATE, 500);
    for (let chat = 1; chat <= 29; chat += 1) pacer.recall(100 + chat, -100);
    expect(pacer.delayMs(PRIVATE + 1, 500)).toBe(430);
    expect(pacer.delayMs(PRIVATE, 500)).toBe(1_030);
  });

  test('a 429 says nothing of chats that were refused long before, though they still wait', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    pacer.refused(GROUP, 40_000, 0);
    pacer.refused(GROUP - 1, 40_000, 2_001);
    expect(pacer.scope(2_001)).toBe('chat');
    expect(pacer.delayMs(PRIVATE, 2_001)).toBe(0);
  });

  test('a message that was taken up has its room until it leaves or is let go of', () => {
    const pacer = createPacer({ ...TELEGRAM_LIMITS, everyone: [{ count: 2, perMs: 1_000 }] });
    const [first, second] = [{ chatId: 1 }, { chatId: 2 }];
    pacer.hold(first);
    pacer.hold(second);
    expect([pacer.hasRoom(0), pacer.nextRoomMs(0)]).toEqual([false, null]);
    pacer.take(1, 0);
    expect([pacer.hasRoom(0), pacer.fullChats(0)]).toEqual([false, [1]]);
    pacer.letGo(second);
    expect(pacer.hasRoom(0)).toBe(true);
    pacer.take(2, 0);
    expect([pacer.hasRoom(0), pacer.nextRoomMs(0), pacer.hasRoom(1_000)]).toEqual([false, 1_000, true]);
  });

  test('a message and an edit on their way to one chat have a room each', () => {
    const pacer = createPacer({ everyone: [{ count: 2, perMs: 1_000 }], private: [], group: [] });
    const [message, edit] = [{ chatId: 1 }, { chatId: 1 }];
    pacer.hold(message);
    pacer.hold(edit);
    expect(pacer.hasRoom(0)).toBe(false);
    pacer.take(1, 0);
    pacer.letGo(message);
    expect(pacer.hasRoom(0)).toBe(false);
    pacer.letGo(edit);
    expect(pacer.hasRoom(0)).toBe(true);
  });

  test('whoever must spare room finds it full earlier: of all, and of a group, but not of a chat that takes one a second', () => {
    const pacer = createPacer(TELEGRAM_LIMITS);
    for (let sent = 0; sent < 15; sent += 1) pacer.take(GROUP, sent * 1_030);
    const now = 15 * 1_030;
    expect([pacer.fullChats(now), pacer.fullChats(now, 5)]).toEqual([[], [GROUP]]);
    for (let chat = 1; chat <= 25; chat += 1) pacer.take(chat, now);
    expect([pacer.hasRoom(now), pacer.hasRoom(now, 4), pacer.hasRoom(now, 5)]).toEqual([true, true, false]);
    expect(pacer.fullChats(now + 1_030, 5)).toEqual([GROUP]);
  });

  test('no window ever holds more than it may, whoever is written to', () => {
    const chat = fc.constantFrom(1, 2, 3, -1, -2);
    const gap = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(chat, gap), { maxLength: 150 }), (messages) => {
        const pacer = createPacer(TELEGRAM_LIMITS);
        const left: { chat: number; at: number }[] = [];
        let now = 0;
        for (const [to, pause] of messages) {
          now += pause;
          now += pacer.delayMs(to, now);
          pacer.take(to, now);
          left.push({ chat: to, at: now });
        }
        for (const { chat: to, at } of left) {
          const within = (ms: number) => left.filter((other) => other.at > at - ms && other.at <= at);
          const here = (ms: number) => within(ms).filter((other) => other.chat === to).length;
          expect(within(1000).length).toBeLessThanOrEqual(30);
          expect(here(1000)).toBeLessThanOrEqual(1);
          if (to < 0) expect(here(60_000)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 100 },
    );
  });
});
