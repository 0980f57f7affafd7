import { describe, expect, it } from 'vitest';
import { reportingPeriods } from '../../../../src/analytics/periods.ts';
import { alarmSince, compare, isOver } from '../../../../src/app/figures/compare.ts';
import { daysAgainstNorm } from '../../../../src/app/figures/days.ts';
import { totalOf, type History } from '../../../../src/app/figures/history.ts';
import { addDays, weekdayOf, type LocalDate } from '../../../../src/domain/calendar.ts';
import { dailyCounts } from '../../../support/daily-counts.ts';

/** A Monday. */
const LAST = '2026-07-27';
const FIRST = addDays(LAST, -71);
const days = dailyCounts({ from: FIRST, to: LAST });
/** The week of a real town: full Mondays, empty weekends. */
const usual = (day: LocalDate): number =>
  ({ monday: 12, saturday: 3, sunday: 2 })[weekdayOf(day) as 'monday' | 'saturday' | 'sunday'] ?? 7;

function compared(history: History, day = LAST) {
  return compare(history, totalOf(history, history.places), reportingPeriods('rolling-7', day), 10);
}

describe('a series with a history', () => {
  it('a full Monday after an empty Sunday is no rise', () => {
    const { p, tier, daily } = compared(days.history([days.place({}, usual)]));
    expect([p > 0.2, tier, daily?.baseline]).toEqual([true, 'none', 8 * 45]);
  });

  it('three times as much for three days is critical, and the formal growth beside it is that of two weeks', () => {
    const surge = days.place({}, (day) => (day > addDays(LAST, -3) ? 3 * usual(day) : usual(day)));
    const found = compared(days.history([surge]));
    expect(found).toMatchObject({ current: 45 + 2 * 17, previous: 45, tier: 'critical', windowFrom: '2026-07-25' });
    expect(found.growthPercent).toBeCloseTo((100 * 34) / 45, 9);
  });

  it('the first day after holidays is a Monday by the production calendar, and a rise without it', () => {
    // A Thursday, after a week off.
    const after = '2026-07-23';
    const isOff = (day: LocalDate) => day > '2026-07-15' && day < after;
    const place = days.place({}, (day) => (day === after ? 15 : isOff(day) ? 2 : usual(day)));
    const isWeekday = (day: LocalDate) => !['saturday', 'sunday'].includes(weekdayOf(day));
    const isWorkingDay = (day: LocalDate) => isWeekday(day) && !isOff(day);
    expect(compared(days.history([place], { isWorkingDay }), after).tier).toBe('none');
    expect(compared(days.history([place]), after).tier).not.toBe('none');
  });

  it('a day that is missing breaks the history: then the two periods are compared, and nothing is guessed', () => {
    const place = days.place({}, usual);
    const gap = addDays(LAST, -20);
    const complete = [
      { from: FIRST, to: addDays(gap, -1) },
      { from: addDays(gap, 1), to: LAST },
    ];
    const history = days.history([place], { complete });
    const found = compared(history);
    expect(found.daily).toBeNull();
    expect(found.windowFrom).toBe(addDays(LAST, -6));
    const shown = daysAgainstNorm(history, place.counts, {
      last: addDays(gap, 10),
      endsOn: null,
      isWorkingDay: () => true,
    });
    // The data of some import end within it: what they say is shown, as a part.
    expect(shown.map(({ partial = false }) => partial)).toEqual(shown.map(({ day }) => day === gap));
  });

  it('says when its alarm began, and that it is over after two calm days, not after one', () => {
    const surge = days.place({}, (day) => ('2026-07-21' <= day && day <= '2026-07-23' ? 30 : usual(day)));
    const history = days.history([surge]);
    expect(alarmSince(history, surge.counts, '2026-07-20')).toBeNull();
    expect(alarmSince(history, surge.counts, '2026-07-23')).toBe('2026-07-21');
    const over = Array.from({ length: 5 }, (_, i) => addDays('2026-07-23', i)).map((day) =>
      isOver(history, surge.counts, 'rolling-7', day),
    );
    // The surge is in the window of three days until the 25th; 26 and 27 are calm.
    expect(over).toEqual([false, false, false, false, true]);
    expect(alarmSince(history, surge.counts, LAST)).toBeNull();
  });

  it('with few days is over when both of two days compare calm by their periods; an unknown one is not calm', () => {
    const place = days.place({}, usual);
    const of = (first: number) => days.history([place], { complete: [{ from: addDays(LAST, -first), to: LAST }] });
    expect(isOver(of(14), place.counts, 'rolling-7', LAST)).toBe(true);
    expect(isOver(of(13), place.counts, 'rolling-7', LAST)).toBe(false);
  });
});

describe('whatever the reporting period is', () => {
  /** A Wednesday: the last whole week ended three days before. */
  const wednesday = '2026-07-22';
  const kinds = ['day', 'same-weekday', 'week', 'rolling-7'] as const;
  const surge = days.place({}, (day) => (day === wednesday ? 40 : usual(day)));
  const history = days.history([surge]);

  it.each(kinds)('%s: the history speaks of the last complete day, the letter of its own period', (kind) => {
    const periods = reportingPeriods(kind, wednesday);
    const found = compare(history, surge.counts, periods, 10);
    expect(found).toMatchObject({ tier: 'critical', windowFrom: wednesday, windowTo: wednesday });
    const counted = (from: LocalDate, to: LocalDate) =>
      Array.from({ length: periods.days }, (_, i) => addDays(from, i))
        .filter((day) => day <= to)
        .reduce((sum, day) => sum + (day === wednesday ? 40 : usual(day)), 0);
    expect([found.current, found.previous]).toEqual([
      counted(periods.from, periods.to),
      counted(periods.previousFrom, periods.previousTo),
    ]);
  });

  it.each(kinds)('%s: the data say «over» after two calm days, not because one day is asked twice', (kind) => {
    const on = (day: LocalDate) => isOver(history, surge.counts, kind, day);
    // Until the 24th the surge is in the window of three days.
    expect(['2026-07-23', '2026-07-24', '2026-07-25', '2026-07-26'].map(on)).toEqual([false, false, false, true]);
  });
});

describe('the norm of a day', () => {
  const norms = (history: History, place: { counts: Uint32Array }) =>
    daysAgainstNorm(history, place.counts, {
      last: LAST,
      endsOn: null,
      isWorkingDay: (day) => day !== '2026-07-24',
    });

  it('is the mean of the same weekday over eight weeks', () => {
    const place = days.place({}, usual);
    const found = norms(days.history([place]), place);
    expect(found.map(({ day, norm }) => norm === usual(day))).toEqual(Array.from({ length: 14 }, () => true));
    expect(found.filter(({ off }) => off).map(({ day }) => day)).toEqual(['2026-07-24']);
  });

  it('of a holiday is that of Sundays', () => {
    const place = days.place({}, usual);
    const history = days.history([place], { isWorkingDay: (day) => day !== '2026-07-24' && usual(day) > 3 });
    expect(norms(history, place).find(({ day }) => day === '2026-07-24')?.norm).toBe(2);
  });

  it('is not known while less than four weeks are', () => {
    const place = days.place({}, usual);
    const known = (first: number) => days.history([place], { complete: [{ from: addDays(LAST, -first), to: LAST }] });
    expect(norms(known(28), place).at(-1)?.norm).toBe(12);
    expect(norms(known(27), place).at(-1)?.norm).toBeNull();
  });
});
