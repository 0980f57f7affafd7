import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formalGrowth } from '../../../src/analytics/growth.ts';

describe('the formal rule (п. 1.2: более 10 %)', () => {
  it('does not fire at exactly 10 %', () => {
    expect(formalGrowth(110, 100, 10)).toEqual({ percent: 10, fires: false });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (tens) => {
        expect(formalGrowth(11 * tens, 10 * tens, 10).fires).toBe(false);
        expect(formalGrowth(11 * tens + 1, 10 * tens, 10).fires).toBe(true);
      }),
    );
  });

  it('fires from zero', () => {
    expect(formalGrowth(1, 0, 10)).toEqual({ percent: null, fires: true });
  });

  it('is silent when there was nothing and is nothing', () => {
    expect(formalGrowth(0, 0, 10)).toEqual({ percent: 0, fires: false });
  });

  it('takes the threshold of the book', () => {
    expect([formalGrowth(125, 100, 30).fires, formalGrowth(131, 100, 30).fires]).toEqual([false, true]);
  });

  it('counts a fall as a negative growth', () => {
    expect(formalGrowth(50, 100, 10)).toEqual({ percent: -50, fires: false });
  });
});
