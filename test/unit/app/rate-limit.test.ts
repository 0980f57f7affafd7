import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimiter } from '../../../src/app/rate-limit.ts';

test('in no window of a sender more than the limit is let through, and the first refusal is told apart', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 200 }), fc.integer({ min: 1, max: 5 }), (pauses, limit) => {
      let nowMs = 0;
      const limiter = new RateLimiter({ limit, windowMs: 100, maxKeys: 10 }, () => nowMs);
      let startedMs = 0;
      let counted = 0;
      for (const pause of pauses) {
        nowMs += pause;
        if (counted === 0 || nowMs - startedMs >= 100) [startedMs, counted] = [nowMs, 0];
        counted += 1;
        const expected = counted <= limit ? 'let-through' : counted === limit + 1 ? 'first-refused' : 'refused';
        expect(limiter.admit('one').kind).toBe(expected);
      }
    }),
  );
});

test('senders do not share a window', () => {
  const limiter = new RateLimiter({ limit: 1, windowMs: 100, maxKeys: 10 }, () => 0);
  limiter.admit('one');
  expect(limiter.exhausted('one')).toBe(true);
  expect(limiter.exhausted('another')).toBe(false);
});

test('however many strangers write, only so many are remembered, the oldest forgotten first', () => {
  const limiter = new RateLimiter({ limit: 1, windowMs: 100, maxKeys: 2 }, () => 0);
  for (const key of ['first', 'second', 'third']) limiter.admit(key);
  expect(limiter.exhausted('third')).toBe(true);
  expect(limiter.exhausted('second')).toBe(true);
  expect(limiter.exhausted('first')).toBe(false);
});
