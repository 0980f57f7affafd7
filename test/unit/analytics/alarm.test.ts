import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmsOf, nextAlarm, NO_ALARM, saysOver } from '../../../src/analytics/alarm.ts';

const p = fc.oneof(
  fc.constantFrom(0, 0.0049, 0.005, 0.05, 0.2, 0.2001, 1, Number.NaN),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** What each day of a history changes. */
function steps(...history: number[]): string[] {
  let alarm = NO_ALARM;
  return history.map((one) => {
    const next = nextAlarm(alarm, one);
    alarm = next.alarm;
    return next.step;
  });
}

describe('the alarm of a series', () => {
  it('opens below 0.005, not at it', () => {
    expect(steps(0.05, 0.005, 0.0049)).toEqual(['quiet', 'quiet', 'opens']);
  });

  it('is over after two days in a row above 0.2; one, or one at 0.2, is not enough', () => {
    expect(steps(0.001, 0.21, 0.2, 0.9, 0.21, 0.9)).toEqual(['opens', 'lasts', 'lasts', 'lasts', 'over', 'quiet']);
  });

  it('a day that is not known neither opens nor calms, and parts two calm days', () => {
    expect(steps(Number.NaN, 0.001, 0.9, Number.NaN, 0.9, 0.9)).toEqual([
      'quiet',
      'opens',
      'lasts',
      'lasts',
      'lasts',
      'over',
    ]);
  });

  it('looking back gives each alarm with its days', () => {
    expect(alarmsOf([0.5, 0.001, 0.001, 0.5, 0.5, 0.5, 0.001, 0.5])).toEqual([
      { openedOn: 1, overOn: 4 },
      { openedOn: 6, overOn: null },
    ]);
  });

  it('alarms follow each other, each opens where p says so and ends after two calm days', () => {
    fc.assert(
      fc.property(fc.array(p, { maxLength: 60 }), (history) => {
        let free = 0;
        for (const { openedOn, overOn } of alarmsOf(history)) {
          expect(history.slice(free, openedOn).some((one) => one < 0.005)).toBe(false);
          expect(history[openedOn]! < 0.005).toBe(true);
          if (overOn !== null) expect(history.slice(overOn - 1, overOn + 1).every((one) => one > 0.2)).toBe(true);
          free = (overOn ?? history.length) + 1;
        }
        expect(history.slice(free).some((one) => one < 0.005)).toBe(false);
      }),
    );
  });
});

it('the data say «over» by the last two days alone', () => {
  expect([[0.9], [0.9, 0.2], [0.001, 0.3, 0.9], [0.3, Number.NaN]].map((days) => saysOver(days))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});
