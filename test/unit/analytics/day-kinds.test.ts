import { describe, expect, it } from 'vitest';
import { dayKinds } from '../../../src/analytics/day-kinds.ts';
import { productionCalendar } from '../../../src/regulation/production-calendar.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';

const { isWorkingDay } = productionCalendar();
const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

function kinds(first: string, days: number, working = isWorkingDay): string {
  return [...dayKinds(first, days, working)].map((kind) => NAMES[kind]).join(' ');
}

describe('what a day counts as', () => {
  it('an ordinary week is itself', () => {
    expect(kinds('2026-07-20', 7)).toBe('Mo Tu We Th Fr Sa Su');
  });

  it('weekdays off count as Sundays, and the Monday after the New Year holidays as a Monday', () => {
    // 31 December to 9 January are off, the weekends of them too; Monday is the 12th.
    expect(kinds('2025-12-29', 16)).toBe('Mo Tu Su Su Su Sa Su Su Su Su Su Su Sa Su Mo Tu');
  });

  it('the Tuesday after a long weekend counts as a Monday, though the list begins with it', () => {
    expect(kinds('2026-02-20', 6)).toBe('Fr Sa Su Su Mo We');
    expect(kinds('2026-02-24', 2)).toBe('Mo We');
  });

  it('one day off between working days makes no Monday', () => {
    expect(kinds('2026-11-03', 4)).toBe('Tu Su Th Fr');
  });

  it('a working Saturday counts as a Friday', () => {
    expect(kinds('2025-10-31', 6)).toBe('Fr Fr Su Su Su Mo');
  });

  it('without a table of the year the week is what it is', () => {
    expect(kinds('2026-02-20', 6, mondayToFriday)).toBe('Fr Sa Su Mo Tu We');
  });
});
