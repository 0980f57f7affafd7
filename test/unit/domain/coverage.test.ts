import { describe, expect, it } from 'vitest';
import { completeRanges, isComplete } from '../../../src/domain/coverage.ts';

const MOSCOW = 'Europe/Moscow';
const upTo = (periodFrom: string, asOf: string) => ({ periodFrom, asOf: new Date(asOf) });

describe('complete days', () => {
  it('end with the day before the one the data are of', () => {
    expect(completeRanges([upTo('2026-07-20', '2026-07-27T20:59:59Z')], MOSCOW)).toEqual([
      { from: '2026-07-20', to: '2026-07-26' },
    ]);
    expect(completeRanges([upTo('2026-07-20', '2026-07-27T21:00:00Z')], MOSCOW)).toEqual([
      { from: '2026-07-20', to: '2026-07-27' },
    ]);
  });

  it('are none when all data are of one day that is not over', () => {
    expect(completeRanges([upTo('2026-07-27', '2026-07-27T12:00:00Z')], MOSCOW)).toEqual([]);
  });

  it('join where imports touch or overlap, and keep a gap a gap', () => {
    const imports = [
      upTo('2026-07-20', '2026-07-23T09:00:00Z'),
      upTo('2026-07-01', '2026-07-06T09:00:00Z'),
      upTo('2026-07-06', '2026-07-11T09:00:00Z'),
      upTo('2026-07-21', '2026-07-22T09:00:00Z'),
    ];
    const ranges = completeRanges(imports, MOSCOW);
    expect(ranges).toEqual([
      { from: '2026-07-01', to: '2026-07-10' },
      { from: '2026-07-20', to: '2026-07-22' },
    ]);
    expect(isComplete(ranges, '2026-07-03', '2026-07-10')).toBe(true);
    expect(isComplete(ranges, '2026-07-09', '2026-07-20')).toBe(false);
    expect(isComplete([], '2026-07-09', '2026-07-09')).toBe(false);
  });
});
