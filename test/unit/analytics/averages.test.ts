import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeWeeks, meansByWeekday } from '../../../src/analytics/averages.ts';
import { dayKinds } from '../../../src/analytics/day-kinds.ts';
import { normOf } from '../../../src/analytics/norms.ts';
import { addDays, WEEKDAYS } from '../../../src/domain/calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';

it('means are by weekday over whole weeks; a day without appeals counts as none', () => {
  const monday = (day: string, count: number) => ({ category: 'Вода', day, count });
  const [water, waste, ...others] = meansByWeekday(
    [monday('2026-07-20', 3), monday('2026-07-27', 4), { category: 'Мусор', day: '2026-07-26', count: 1 }],
    { from: '2026-07-14', kinds: dayKinds('2026-07-14', 14, mondayToFriday) },
  );
  expect([water?.category, water?.byWeekday.monday, water?.byWeekday.tuesday, water?.perDay]).toEqual([
    'Вода',
    3.5,
    0,
    0.5,
  ]);
  expect([waste?.category, waste?.byWeekday.sunday, others]).toEqual(['Мусор', 0.5, []]);
});

it('a holiday counts as a Sunday; a weekday of which there is none has no mean', () => {
  const isWorkingDay = (day: string) => day !== '2026-07-24' && mondayToFriday(day);
  const counts = [
    { category: 'Вода', day: '2026-07-24', count: 4 },
    { category: 'Вода', day: '2026-07-26', count: 2 },
  ];
  const [water] = meansByWeekday(counts, { from: '2026-07-20', kinds: dayKinds('2026-07-20', 7, isWorkingDay) });
  expect([water?.byWeekday.friday, water?.byWeekday.sunday, water?.perDay]).toEqual([null, 3, 6 / 7]);
});

it('are the norm of the digest over the same eight weeks, emergencies and holidays included', () => {
  const DAYS = 56;
  const counts = fc.array(fc.oneof(fc.nat(9), fc.nat(400)), { minLength: DAYS, maxLength: DAYS });
  const holidays = fc.uniqueArray(fc.nat(DAYS), { maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(6), counts, holidays, (weekday, daily, off) => {
      const from = addDays('2026-05-25', weekday);
      const isOff = new Set(off.map((at) => addDays(from, at)));
      const kinds = dayKinds(from, DAYS + 1, (day) => !isOff.has(day) && mondayToFriday(day));
      const rows = daily.map((count, at) => ({ category: 'Вода', day: addDays(from, at), count }));
      const [means] = meansByWeekday(rows, { from, kinds: kinds.subarray(0, DAYS) });
      const today = WEEKDAYS[kinds[DAYS] ?? 0] ?? 'monday';
      const norm = normOf(Uint32Array.from([...daily, 0]), kinds, DAYS, () => true);
      if (norm === null) expect(means?.byWeekday[today]).toBeNull();
      else expect(means?.byWeekday[today]).toBeCloseTo(norm, 9);
    }),
  );
});

it('weeks end with the last complete day and reach back as far as everything is known', () => {
  const knownFrom = (first: string) => (from: string) => from >= first;
  expect(completeWeeks('2026-07-27', 8, knownFrom('2026-07-14'))).toBe(2);
  expect(completeWeeks('2026-07-27', 8, knownFrom('2026-07-15'))).toBe(1);
  expect(completeWeeks('2026-07-27', 8, knownFrom('2020-01-01'))).toBe(8);
});
