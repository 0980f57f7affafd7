import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportingPeriods } from '../../../src/analytics/periods.ts';
import { addDays, daysBetween, weekdayOf } from '../../../src/domain/calendar.ts';

const THURSDAY = '2026-07-23';
const kind = fc.constantFrom('day' as const, 'same-weekday' as const, 'week' as const, 'rolling-7' as const);
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));

describe('reporting periods', () => {
  it('day: the last complete day against the one before', () => {
    expect(reportingPeriods('day', THURSDAY)).toEqual({
      from: '2026-07-23',
      to: '2026-07-23',
      previousFrom: '2026-07-22',
      previousTo: '2026-07-22',
      days: 1,
      day: THURSDAY,
    });
  });

  it('same-weekday: against the same day a week earlier', () => {
    expect(reportingPeriods('same-weekday', THURSDAY)).toMatchObject({
      from: '2026-07-23',
      previousFrom: '2026-07-16',
    });
  });

  it('rolling-7: seven days against the seven before', () => {
    expect(reportingPeriods('rolling-7', THURSDAY)).toEqual({
      from: '2026-07-17',
      to: '2026-07-23',
      previousFrom: '2026-07-10',
      previousTo: '2026-07-16',
      days: 7,
      day: THURSDAY,
    });
  });

  it('week: the last whole week, Monday to Sunday, against the week before', () => {
    const expected = {
      from: '2026-07-13',
      to: '2026-07-19',
      previousFrom: '2026-07-06',
      previousTo: '2026-07-12',
      days: 7,
    };
    expect(reportingPeriods('week', THURSDAY)).toEqual({ ...expected, day: THURSDAY });
    expect(reportingPeriods('week', '2026-07-19')).toEqual({ ...expected, day: '2026-07-19' });
  });

  it('are equally long, do not overlap and end no later than the last complete day', () => {
    fc.assert(
      fc.property(kind, day, (period, last) => {
        const { from, to, previousFrom, previousTo, days, day: asked } = reportingPeriods(period, last);
        expect(asked).toBe(last);
        expect([daysBetween(from, to), daysBetween(previousFrom, previousTo)]).toEqual([days - 1, days - 1]);
        expect(previousTo < from && to <= last).toBe(true);
        expect(period !== 'week' || weekdayOf(to) === 'sunday').toBe(true);
      }),
    );
  });
});
