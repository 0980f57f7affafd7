import { describe, expect, it } from 'vitest';
import { completeRanges, coversFrom, isComplete } from '../../../src/domain/coverage.ts';

const MOSCOW = 'Europe/Moscow';
const upTo = (from: string, asOf: string) => ({ coversFrom: from, asOf: new Date(asOf) });

const daysOf = (...days: string[]) => new Set(days);

describe('the day from which a file holds everything', () => {
  it('is that of its oldest row where no gap is longer than seven days', () => {
    const days = daysOf('2026-03-12', '2026-03-20', '2026-03-28', '2026-04-01');
    expect(coversFrom('2026-03-12', days, '2026-04-09')).toBe('2026-03-12');
  });

  it('is the one after the gap of eight days: a single old row makes nothing complete', () => {
    expect(coversFrom('2026-03-01', daysOf('2026-03-01', '2026-05-18', '2026-05-19'), '2026-05-20')).toBe('2026-05-18');
    expect(coversFrom('2026-05-09', daysOf('2026-05-09', '2026-05-18'), '2026-05-19')).toBe('2026-05-18');
    expect(coversFrom('2026-05-10', daysOf('2026-05-10', '2026-05-18'), '2026-05-19')).toBe('2026-05-10');
  });

  it('is none before the day of the data itself where the rows end long before it', () => {
    expect(coversFrom('2026-03-01', daysOf('2026-03-01', '2026-03-02'), '2026-05-20')).toBe('2026-05-20');
  });

  it('is bridged by rows of other districts, but begins with our own, and without any there is none', () => {
    const days = daysOf('2026-04-01', '2026-04-05', '2026-04-10', '2026-04-15');
    expect(coversFrom('2026-04-05', days, '2026-04-16')).toBe('2026-04-05');
    expect(coversFrom(null, days, '2026-04-16')).toBeNull();
  });
});

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
