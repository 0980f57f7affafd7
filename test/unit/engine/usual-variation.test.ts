import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { EngineCase, RISE } from '../../support/engine-case.ts';

const KHIMKI = bookOf(shippedYaml('khimki-energy'));

describe('a rise decided as usual variation', () => {
  const HELD = 7 * 24 * 60;
  function decidedAt(growthPercent: number | null): EngineCase {
    const rise = new EngineCase(KHIMKI, { kind: 'rise' });
    rise.act(0, null, { kind: 'rise', rise: { ...RISE, tier: 'formal', growthPercent }, announces: false });
    rise.act(10, 'officer', { kind: 'rise-usual', text: 'плановые работы' });
    return rise;
  }
  /** What a file says of another day, so many minutes after the decision. */
  function again(rise: EngineCase, after: number, growthPercent: number | null): string[] {
    const day = addDays(RISE.day, 1 + Math.floor(after / (24 * 60)));
    const next = { ...RISE, day, tier: 'formal' as const, growthPercent };
    return rise.act(10 + after, null, { kind: 'rise', rise: next, announces: false }).map(({ reason }) => reason);
  }

  test('it holds for seven days to the minute, then it is asked again', () => {
    expect(again(decidedAt(20), HELD - 1, 20)).toEqual(['decision-holds']);
    expect(again(decidedAt(20), HELD, 20)).toContain('rise-formal');
  });

  test('within them it holds until the growth is worse by ten points, to the point', () => {
    expect(again(decidedAt(20), 24 * 60, 29.9)).toEqual(['decision-holds']);
    expect(again(decidedAt(20), 24 * 60, 30)).toContain('rise-formal');
  });

  test('a growth from zero, which has no per cent, is worse than any other and no worse than itself', () => {
    expect(again(decidedAt(null), 24 * 60, null)).toEqual(['decision-holds']);
    expect(again(decidedAt(20), 24 * 60, null)).toContain('rise-formal');
  });

  test('asked again it is one question: the next decision holds from its own day and growth', () => {
    const rise = decidedAt(20);
    again(rise, HELD - 60, 40);
    rise.act(HELD, 'officer', { kind: 'rise-usual', text: 'плановые работы' });
    expect(again(rise, HELD + 24 * 60, 49)).toEqual(['decision-holds']);
  });
});
