import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, instantOf, localDate, localTime, weekdayOf } from '../../../src/domain/calendar.ts';

const ZONES = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];

describe('local days and times', () => {
  test('a local time that exists comes back as it was, in every zone and across changes of the clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
        (zone, instant) => {
          const date = localDate(instant, zone);
          const time = localTime(instant, zone);
          const back = instantOf(date, time, zone);
          expect(localDate(back, zone)).toBe(date);
          expect(localTime(back, zone)).toBe(time);
        },
      ),
    );
  });

  test('a time skipped by a change of the clocks moves forward to after it', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('times around a change of the clocks are not moved', () => {
    expect(instantOf('2026-10-25', '01:30', 'Europe/Berlin').toISOString()).toBe('2026-10-24T23:30:00.000Z');
    expect(instantOf('2026-03-08', '05:00', 'America/New_York').toISOString()).toBe('2026-03-08T09:00:00.000Z');
    expect(instantOf('2026-05-21', '10:00', 'Europe/Moscow').toISOString()).toBe('2026-05-21T07:00:00.000Z');
  });

  test('days are counted on the calendar, leap years included', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
    expect(weekdayOf('2026-05-21')).toBe('thursday');
  });

  test('what is no local time is refused', () => {
    expect(() => instantOf('2026-13-01', '10:00', 'UTC')).toThrow('not a local date and time: 2026-13-01 10:00');
  });
});
