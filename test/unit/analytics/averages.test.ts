import { expect, it } from 'vitest';
import { completeWeeks, meansByWeekday } from '../../../src/analytics/averages.ts';

it('means are by weekday over whole weeks; a day without appeals counts as none', () => {
  const monday = (day: string, count: number) => ({ category: 'Вода', day, count });
  const [water, waste, ...others] = meansByWeekday(
    [monday('2026-07-20', 3), monday('2026-07-27', 4), { category: 'Мусор', day: '2026-07-26', count: 1 }],
    2,
  );
  expect([water?.category, water?.byWeekday.monday, water?.byWeekday.tuesday, water?.perDay]).toEqual([
    'Вода',
    3.5,
    0,
    0.5,
  ]);
  expect([waste?.category, waste?.byWeekday.sunday, others]).toEqual(['Мусор', 0.5, []]);
});

it('weeks end with the last complete day and reach back as far as everything is known', () => {
  const knownFrom = (first: string) => (from: string) => from >= first;
  expect(completeWeeks('2026-07-27', 8, knownFrom('2026-07-14'))).toBe(2);
  expect(completeWeeks('2026-07-27', 8, knownFrom('2026-07-15'))).toBe(1);
  expect(completeWeeks('2026-07-27', 8, knownFrom('2020-01-01'))).toBe(8);
});
