import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBoundOfGrowth, pOfGrowth, qualifiedTier, type Compared } from '../../../src/analytics/growth-test.ts';

const compared: fc.Arbitrary<Compared> = fc.record({
  observed: fc.integer({ min: 3, max: 3_000 }),
  baseline: fc.integer({ min: 0, max: 50_000 }),
  exposure: fc.double({ min: 0.05, max: 8, noNaN: true }),
  days: fc.constantFrom(28, 56),
  dispersion: fc.double({ min: 1, max: 8, noNaN: true }),
});

/** Where a growth is neither certain nor impossible, so that the comparison is one. */
const near: fc.Arbitrary<Compared> = fc
  .tuple(compared, fc.double({ min: 0.5, max: 4, noNaN: true }))
  .map(([one, ratio]) => ({
    ...one,
    observed: Math.max(3, Math.round(((one.baseline * one.exposure) / one.days) * ratio)),
  }));

describe('the test of "true growth ≤ 10 %"', () => {
  it('L > 1.1 exactly where p < 0.05', () => {
    let below = 0;
    fc.assert(
      fc.property(fc.oneof(near, compared), (one) => {
        const p = pOfGrowth(one);
        fc.pre(Math.abs(p - 0.05) > 1e-9);
        below += p < 0.05 ? 1 : 0;
        expect(lowerBoundOfGrowth(one) > 1.1).toBe(p < 0.05);
      }),
      { numRuns: 1_000 },
    );
    expect(below).toBeGreaterThan(100);
  });

  it('one appeal more never makes a rise less likely; one more before never makes it likelier', () => {
    fc.assert(
      fc.property(near, (one) => {
        const p = pOfGrowth(one);
        expect(pOfGrowth({ ...one, observed: one.observed + 1 })).toBeLessThanOrEqual(p + 1e-12);
        expect(pOfGrowth({ ...one, baseline: one.baseline + 1 })).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });

  it('only the ratio of exposure to days counts, and L is inverse to it', () => {
    fc.assert(
      fc.property(near, fc.constantFrom(2, 4, 7), (one, times) => {
        const { exposure, days } = one;
        const scaled = { ...one, exposure: exposure * times, days: days * times };
        expect(Math.abs(pOfGrowth(scaled) - pOfGrowth(one))).toBeLessThan(1e-9);
        const longer = lowerBoundOfGrowth({ ...one, exposure: exposure * times });
        expect(Math.abs((longer * times) / lowerBoundOfGrowth(one) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('below three appeals nothing is unlikely; with none there is no bound', () => {
    const quiet = { baseline: 0, exposure: 1, days: 56, dispersion: 1 };
    expect([0, 1, 2, 3].map((observed) => pOfGrowth({ ...quiet, observed }) === 1)).toEqual([true, true, true, false]);
    expect(lowerBoundOfGrowth({ ...quiet, observed: 0 })).toBe(0);
  });

  it('tiers begin strictly below their limits', () => {
    expect([0.05, 0.049, 0.005, 0.0049, 0.001, 0.0009].map(qualifiedTier)).toEqual([
      null,
      'attention',
      'attention',
      'incident',
      'incident',
      'critical',
    ]);
  });
});
