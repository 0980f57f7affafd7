import { describe, expect, it } from 'vitest';
import { readBoston, type RealSeries } from '../../../bench/support/boston.ts';
import { poisson, seeded } from '../../../bench/support/random.ts';
import { pOfDays } from '../../../src/analytics/assess-days.ts';
import { dayKinds } from '../../../src/analytics/day-kinds.ts';
import { addDays, daysBetween } from '../../../src/domain/calendar.ts';
import { productionCalendar } from '../../../src/regulation/production-calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';

const FIRST = '2025-10-01';
const LAST = '2026-03-31';
const DAYS = daysBetween(FIRST, LAST) + 1;
/** The day after so many: nothing is assessed before. */
const FROM = 60;

const { isWorkingDay } = productionCalendar();
const calendar = dayKinds(FIRST, DAYS, isWorkingDay);
const weekOnly = dayKinds(FIRST, DAYS, mondayToFriday);
const boston = readBoston();

/** What people of Boston would write through a Russian winter: the same habits by kind of day, and nothing happens. */
function winter({ counts }: RealSeries, times: number, draw: (mean: number) => number): number[] {
  const means = Array.from({ length: 7 }, (_, kind) => {
    const days = counts.filter((_count, day) => boston.kinds[day] === kind);
    return (times * days.reduce((sum, count) => sum + count, 0)) / days.length;
  });
  return Array.from(calendar, (kind) => draw(means[kind]!));
}

/** The days on which some series has p below a limit. */
function alarmDays(all: readonly number[][], kinds: Uint8Array, below: number): string[] {
  const found = all.flatMap((counts) =>
    [...pOfDays(counts, kinds)].flatMap((p, day) => (day >= FROM && p < below ? [addDays(FIRST, day)] : [])),
  );
  return [...new Set(found)].toSorted();
}

describe('a winter with the New Year holidays, the 23rd of February and the 8th of March, in which nothing happens', () => {
  const exact = boston.series.map((series) => winter(series, 30, Math.round));

  it('not one day is even worth attention, the Monday after the holidays and the two months after it included', () => {
    expect(alarmDays(exact, calendar, 0.05)).toEqual([]);
  });

  it('without the production calendar the days after long weekends cry wolf', () => {
    expect(alarmDays(exact, weekOnly, 0.05)).toEqual(expect.arrayContaining(['2026-02-24', '2026-03-10']));
  });

  it('with the chance of real counts the Monday after the holidays opens nothing', () => {
    const random = seeded(12);
    const real = boston.series.map((series) => winter(series, 1, (mean) => poisson(mean, random)));
    const opened = alarmDays(real, calendar, 0.005);
    expect(opened).not.toContain('2026-01-12');
    expect(opened.filter((day) => day < '2026-01-20' && day > '2025-12-31')).toEqual([]);
  });
});
