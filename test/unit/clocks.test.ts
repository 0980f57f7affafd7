import { expect, test } from 'vitest';
import { mappedClock, steppedClock } from '../../src/clocks.ts';

test('a mapped clock runs so many times as fast from the stored instant on', () => {
  const realAt = new Date('2026-05-01T00:00:00Z');
  let real = realAt;
  const clock = mappedClock({ realAt, startAt: new Date('2026-03-01T06:00:00Z'), speed: 600 }, () => real);
  expect(clock().toISOString()).toBe('2026-03-01T06:00:00.000Z');
  real = new Date('2026-05-01T00:00:06Z');
  expect(clock().toISOString()).toBe('2026-03-01T07:00:00.000Z');
});

test('a stepped clock stands until it is set, and never goes back', () => {
  const clock = steppedClock(new Date('2026-05-01T10:00:00Z'));
  clock.set(new Date('2026-05-01T11:00:00Z'));
  expect(clock.read().toISOString()).toBe('2026-05-01T11:00:00.000Z');
  expect(() => clock.set(new Date('2026-05-01T10:59:59Z'))).toThrow(
    'the clock does not go back from 2026-05-01T11:00:00.000Z to 2026-05-01T10:59:59.000Z',
  );
});
