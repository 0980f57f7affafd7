import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessDay, compareWindow, pOfDays } from '../../../src/analytics/assess-days.ts';
import { regularisedBeta } from '../../../src/analytics/beta.ts';

interface Reference {
  counts: number[];
  weekday: number[];
  reference: {
    window: number;
    rows: { t: number; p: number; X: number; S: number; exposure: number; phi: number }[];
  }[];
}

const vector = JSON.parse(
  readFileSync(new URL('../../fixtures/spike-vector.json', import.meta.url), 'utf8'),
) as Reference;

const WEEK = Uint8Array.from({ length: 200 }, (_, day) => day % 7);

/** Days of a series with a weekly pattern, and now and then a burst. */
const counts = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 60, maxLength: 130 }))
  .map(([mean, noise]) =>
    noise.map((part, day) => Math.round((mean * (day % 7 < 5 ? 1 : 0.4) * part) / 50) + (part > 97 ? 9 : 0)),
  );

describe('the assessment of a day, by a reference computed independently (Boston 311)', () => {
  const rows = vector.reference.flatMap(({ window, rows: own }) => own.map((row) => ({ window, ...row })));
  it.each(rows)('day $t, window of $window: p, X, S, e and φ to 1e-9', ({ window, t, p, X, S, exposure, phi }) => {
    const found = compareWindow(vector.counts, Uint8Array.from(vector.weekday), t, window)!;
    expect([found.observed, found.baseline, found.days]).toEqual([X, S, 56]);
    expect(Math.abs(found.exposure - exposure)).toBeLessThan(1e-9);
    expect(Math.abs(found.dispersion - phi)).toBeLessThan(1e-9);
    // Below three appeals the statistic says 1; the reference has the bare value.
    const share = (1.1 * found.exposure) / (1.1 * found.exposure + found.days);
    const bare = regularisedBeta(share, found.observed / found.dispersion, found.baseline / found.dispersion + 1);
    expect(Math.abs(bare - p)).toBeLessThan(1e-9);
  });

  it('the less likely of both windows speaks for the day', () => {
    const kinds = Uint8Array.from(vector.weekday);
    const found = [100, 200, 300].map((t) => assessDay(vector.counts, kinds, t)!);
    expect(found.map(({ window }) => window)).toEqual([3, 1, 1]);
    expect(found[1]!.p).toBeCloseTo(0.561793538304614, 12);
  });
});

describe('the assessment of a day', () => {
  it('is what the page of the statistic says, step by step, where no holiday falls', () => {
    fc.assert(
      fc.property(counts, (series) => {
        for (const window of [1, 3]) {
          const found = compareWindow(series, WEEK, series.length - 1, window)!;
          const expected = byThePage(series, window);
          expect(Math.abs(found.exposure - expected.exposure)).toBeLessThan(1e-9);
          expect(Math.abs(found.dispersion - expected.dispersion)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('is the same for each day of a series in one pass as for each day alone', () => {
    fc.assert(
      fc.property(counts, (series) => {
        const alone = series.map((_, t) => assessDay(series, WEEK, t)?.p ?? Number.NaN);
        expect([...pOfDays(series, WEEK)]).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('rises with the count of the day and does not see what comes after', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 30 }), (series, more) => {
        const t = series.length - 4;
        const before = assessDay(series, WEEK, t)!;
        const later = series.map((count, day) => (day > t ? count + 99 : count));
        expect(assessDay(later, WEEK, t)).toEqual(before);
        const higher = series.map((count, day) => (day === t ? count + more : count));
        expect(assessDay(higher, WEEK, t)!.p).toBeLessThanOrEqual(before.p + 1e-12);
      }),
    );
  });

  it('needs 28 days before, takes 56 as soon as there are so many', () => {
    const steady = (days: number) => Array.from({ length: days }, () => 4);
    const daysOf = (days: number) => assessDay(steady(days), WEEK)?.days ?? null;
    expect([28, 29, 56, 57].map(daysOf)).toEqual([null, 28, 28, 56]);
    // On its 29th day only the window of one day has a baseline.
    expect([29, 31].map((days) => compareWindow(steady(days), WEEK, days - 1, 3)?.days)).toEqual([undefined, 28]);
  });

  it('three appeals where there never were any are an incident, two are nothing', () => {
    const silent = Array.from({ length: 60 }, () => 0);
    expect(assessDay([...silent, 2], WEEK)).toMatchObject({ p: 1, lowerBound: 0, tier: 'none' });
    expect(assessDay([...silent, 3], WEEK)).toMatchObject({
      observed: 3,
      expected: 0,
      dispersion: 1,
      tier: 'critical',
    });
  });

  it('a series that varies widely needs more before it alarms', () => {
    const even = Array.from({ length: 70 }, () => 10);
    const uneven = even.map((count, day) => (day % 2 === 0 ? 0 : 2 * count));
    const tripled = (series: number[]) => assessDay([...series, 30], WEEK)!;
    expect([tripled(even).dispersion, tripled(uneven).dispersion]).toEqual([1, 8]);
    expect([tripled(even).tier, tripled(uneven).tier]).toEqual(['critical', 'none']);
  });
});

/** Exposure and dispersion of the last window, written as the page has them: f_d = 7(S_d + 4)/(S + 28). */
function byThePage(series: number[], window: number): { exposure: number; dispersion: number } {
  const known = series.length - window;
  const T = known >= 56 ? 56 : 28;
  const days = Array.from({ length: T }, (_, index) => known - T + index);
  const sum = (of: number[]) => of.reduce((total, day) => total + series[day]!, 0);
  const S = sum(days);
  const factor = (kind: number) => (7 * (sum(days.filter((day) => day % 7 === kind)) + 4)) / (S + 28);
  const perDay = (day: number) => (factor(day % 7) * S) / T;
  const chi = days.reduce((total, day) => total + (S === 0 ? 0 : (series[day]! - perDay(day)) ** 2 / perDay(day)), 0);
  const windowDays = Array.from({ length: window }, (_, index) => known + index);
  return {
    exposure: windowDays.reduce((total, day) => total + factor(day % 7), 0),
    dispersion: Math.min(8, Math.max(1, chi / (T - 7))),
  };
}
