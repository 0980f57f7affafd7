import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularisedBeta } from '../../../src/analytics/beta.ts';
import { assessCounts } from '../../../src/analytics/qualify.ts';

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

  it('gives the p values that were computed independently for a real series', () => {
    // Rows of the reference vector: X/φ and S/φ + 1 with exposure e of T = 56 days, ρ = 1.1.
    for (const { x, s, e, phi, p } of REFERENCE) {
      const share = (1.1 * e) / (1.1 * e + 56);
      expect(Math.abs(regularisedBeta(share, x / phi, s / phi + 1) - p)).toBeLessThan(1e-9);
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

const REFERENCE = [
  { x: 2.0, s: 579.0, e: 0.13838550247116968, phi: 8.0, p: 0.7084612307609341 },
  { x: 19.0, s: 691.0, e: 1.4214186369958275, phi: 1.7643202354597642, p: 0.561793538304614 },
  { x: 1.0, s: 539.0, e: 0.2716049382716049, phi: 3.916416577958774, p: 0.8951217988033574 },
  { x: 3.0, s: 449.0, e: 1.4821802935010482, phi: 5.444962708485525, p: 0.9664016295659915 },
  { x: 30.0, s: 554.0, e: 2.5859106529209623, phi: 8.0, p: 0.5269766181911425 },
  { x: 26.0, s: 699.0, e: 2.079779917469051, phi: 1.874216221786749, p: 0.6707576676889002 },
  { x: 3.0, s: 552.0, e: 1.6413793103448275, phi: 3.6705227273450074, p: 0.9947794196976191 },
  { x: 8.0, s: 475.0, e: 4.258449304174951, phi: 4.944012250758935, p: 0.9982850585940292 },
];
