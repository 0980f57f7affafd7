import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseRegularisedBeta, regularisedBeta } from '../../../src/analytics/beta.ts';
import { binomialTail, rationalOf } from '../../support/binomial.ts';

const parameter = fc.double({ min: 0.05, max: 2_000, noNaN: true });
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe('the regularised incomplete beta function', () => {
  it('is x^a when b is 1, and 1 − (1 − x)^b when a is 1', () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 0.05, max: 50, noNaN: true }), (x, power) => {
        expect(Math.abs(regularisedBeta(x, power, 1) - x ** power)).toBeLessThan(1e-9);
        expect(Math.abs(regularisedBeta(x, 1, power) - (1 - (1 - x) ** power))).toBeLessThan(1e-9);
      }),
    );
  });

  it('mirrors: I_x(a, b) + I_{1−x}(b, a) = 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), parameter, parameter, (part, a, b) => {
        const x = part / 1024;
        expect(Math.abs(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is the upper tail of the binomial at whole parameters, summed exactly', () => {
    for (const [k, n, over, under] of [
      [3, 10, 1, 5],
      [7, 12, 11, 20],
      [1, 30, 1, 100],
      [10, 100, 1, 50],
      [90, 1_000, 16, 225],
      [700, 1_200, 11, 21],
    ] as const) {
      const exact = binomialTail(k, n, { over: BigInt(over), under: BigInt(under) });
      const found = regularisedBeta(over / under, k, n - k + 1);
      expect(Math.abs(found - exact)).toBeLessThan(1e-12);
      expect(Math.abs(found / exact - 1)).toBeLessThan(1e-9);
    }
  });

  it('meets the recurrence I_x(a, b) = x·I_x(a−1, b) + (1−x)·I_x(a, b−1)', () => {
    const above = fc.double({ min: 1.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(probability, above, above, (x, a, b) => {
        const whole = regularisedBeta(x, a, b);
        const parts = x * regularisedBeta(x, a - 1, b) + (1 - x) * regularisedBeta(x, a, b - 1);
        expect(Math.abs(whole - parts)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is 0 at 0 and 1 at 1, and refuses a parameter of 0', () => {
    expect([regularisedBeta(0, 2, 3), regularisedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(() => regularisedBeta(0.5, 0, 1)).toThrow(
      new RangeError('the beta function needs positive parameters, not 0 and 1'),
    );
  });

  it('an argument that is no number is an error: a comparison with NaN would lose an alarm in silence', () => {
    expect(() => regularisedBeta(Number.NaN, 1, 1)).toThrow(new RangeError('the beta function was asked at NaN'));
    expect(() => regularisedBeta(0.5, Number.NaN, 1)).toThrow(RangeError);
    expect(() => inverseRegularisedBeta(0.05, Number.NaN, 1)).toThrow(RangeError);
    expect(() => inverseRegularisedBeta(1.5, 1, 1)).toThrow(new RangeError('not a probability: 1.5'));
  });
});

describe('the inverse of it', () => {
  it('leads back to the probability', () => {
    fc.assert(
      fc.property(probability, parameter, parameter, (p, a, b) => {
        const x = inverseRegularisedBeta(p, a, b);
        fc.pre(x > 0 && x < 1);
        // Near the ends one step of a double moves the function more than any method could.
        const step = Math.abs(regularisedBeta(Math.min(1, x + 2 ** -52), a, b) - regularisedBeta(x - 2 ** -52, a, b));
        expect(Math.abs(regularisedBeta(x, a, b) - p)).toBeLessThan(1e-9 + step);
      }),
    );
  });

  it('leads back to 0.05 by exact sums', () => {
    for (const [k, n] of [
      [3, 3],
      [37, 57],
      [12, 300],
      [200, 390],
    ] as const) {
      const q = inverseRegularisedBeta(0.05, k, n - k + 1);
      expect(Math.abs(binomialTail(k, n, rationalOf(q)) - 0.05)).toBeLessThan(1e-12);
    }
  });

  it('knows the closed form p^(1/a) when b is 1', () => {
    expect(inverseRegularisedBeta(0.05, 5, 1)).toBeCloseTo(0.05 ** 0.2, 12);
    expect([inverseRegularisedBeta(0, 5, 1), inverseRegularisedBeta(1, 5, 1)]).toEqual([0, 1]);
  });
});
