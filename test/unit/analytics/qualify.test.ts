import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayAssessment } from '../../../src/analytics/assess-days.ts';
import { assessCounts, assessWithHistory } from '../../../src/analytics/qualify.ts';
import { binomialTail } from '../../support/binomial.ts';

const THRESHOLD = 10;
const count = fc.integer({ min: 0, max: 1_500 });

/** Smallest current count at which p falls below a level. */
function smallest(previous: number, below: number): number {
  for (let current = 0; ; current += 1) if (assessCounts(current, previous, THRESHOLD).p < below) return current;
}

describe('qualified growth of two periods', () => {
  it.each([
    [0, 5, 8],
    [5, 14, 18],
    [10, 22, 27],
    [20, 36, 43],
    [50, 76, 85],
    [100, 138, 150],
  ])('after %i it takes %i for p < 0.05 and %i for p < 0.01 (R 4, poisson.test, r = 1.1)', (previous, five, one) => {
    expect([smallest(previous, 0.05), smallest(previous, 0.01)]).toEqual([five, one]);
  });

  it('gives the binomial tail at 11/21, which R sums, to 1e-9', () => {
    for (const [current, previous] of [
      [3, 0],
      [5, 0],
      [14, 5],
      [36, 20],
      [138, 100],
      [150, 100],
      [400, 350],
    ] as const) {
      const exact = binomialTail(current, current + previous, { over: 11n, under: 21n });
      expect(Math.abs(assessCounts(current, previous, THRESHOLD).p - exact)).toBeLessThan(1e-9);
    }
  });

  it('says «37 против 20: +85 %; уверенный рост не менее +13 %»', () => {
    expect(assessCounts(37, 20, THRESHOLD)).toMatchObject({
      growthPercent: 85,
      confidentPercent: 13,
      tier: 'attention',
    });
  });

  it('is never qualified below three appeals', () => {
    expect(assessCounts(2, 0, THRESHOLD)).toMatchObject({ p: 1, growthPercent: null, tier: 'formal' });
  });

  it('has nothing to compare when there is nothing now', () => {
    expect(assessCounts(0, 7, THRESHOLD)).toEqual({
      growthPercent: -100,
      p: 1,
      lowerBound: 0,
      confidentPercent: null,
      excess: -7,
      tier: 'none',
    });
  });

  it('knows its tiers: formal, attention, incident, critical', () => {
    const tierAfter20 = (current: number) => assessCounts(current, 20, THRESHOLD).tier;
    expect([22, 35, 44, 49].map(tierAfter20)).toEqual(['none', 'formal', 'attention', 'incident']);
    expect([23, 36, 45, 50].map(tierAfter20)).toEqual(['formal', 'attention', 'incident', 'critical']);
  });

  it('has L > 1.1 exactly where p < 0.05', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 1_500 }), count, (current, previous) => {
        const { p, lowerBound } = assessCounts(current, previous, THRESHOLD);
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        expect(lowerBound > 1.1).toBe(p < 0.05);
      }),
    );
  });

  it('never calls a rise what the formal rule does not', () => {
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 200 }), (current, previous, threshold) => {
        const { tier } = assessCounts(current, previous, threshold);
        expect(tier !== 'none').toBe((current - previous) * 100 > threshold * previous && current > 0);
      }),
    );
  });

  it('only grows with the current count', () => {
    fc.assert(
      fc.property(count, count, (current, previous) => {
        const less = assessCounts(current, previous, THRESHOLD);
        const more = assessCounts(current + 1, previous, THRESHOLD);
        expect(more.p).toBeLessThanOrEqual(less.p);
        expect(more.lowerBound).toBeGreaterThan(less.lowerBound);
      }),
    );
  });
});

describe('qualified growth with a daily series', () => {
  const day: DayAssessment = {
    observed: 12,
    baseline: 120,
    exposure: 1,
    days: 56,
    dispersion: 1,
    window: 1,
    expected: 2.1,
    p: 0.0002,
    lowerBound: 3.456,
    tier: 'critical',
  };

  it('formal growth comes from the periods, everything else from the series', () => {
    expect(assessWithHistory(20, 19, THRESHOLD, day)).toEqual({
      growthPercent: (1 / 19) * 100,
      p: 0.0002,
      lowerBound: 3.456,
      confidentPercent: 245,
      excess: 9.9,
      tier: 'critical',
    });
  });

  it('a formal rise that the series does not bear out is formal only; where neither speaks there is none', () => {
    const usual = { ...day, p: 0.05, lowerBound: 1.09, tier: 'none' as const };
    expect(assessWithHistory(37, 20, THRESHOLD, usual).tier).toBe('formal');
    expect(assessWithHistory(22, 20, THRESHOLD, usual).tier).toBe('none');
  });

  it('a bound of nought is none to read', () => {
    expect(assessWithHistory(2, 1, THRESHOLD, { ...day, p: 1, lowerBound: 0 }).confidentPercent).toBeNull();
  });

  it('without history the two periods are all there is', () => {
    expect(assessWithHistory(37, 20, THRESHOLD, null)).toEqual(assessCounts(37, 20, THRESHOLD));
  });
});
