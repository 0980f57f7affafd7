import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addDays } from '../../../src/domain/calendar.ts';
import { parseCalendarYear } from '../../../src/regulation/calendar-year.ts';
import { productionCalendar } from '../../../src/regulation/production-calendar.ts';

const YEAR_2026 = `year: 2026
days-off:
  - {from: 2026-01-01, to: 2026-01-09}
  - 2026-02-23
working-weekends: [2026-03-14]
short-days: [2026-02-20]
`;

const calendar = productionCalendar();

/** Days of a month that are not as the weekday says. */
function unusualOf(month: string): string {
  const days = Array.from({ length: 31 }, (_, at) => addDays(`${month}-01`, at)).filter((day) => day.startsWith(month));
  return days
    .filter((day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return calendar.isWorkingDay(day) !== (weekday !== 0 && weekday !== 6);
    })
    .map((day) => Number(day.slice(8)))
    .join(' ');
}

describe('the production calendar', () => {
  it('2025: holidays and moved days are off, Saturday 1 November is worked', () => {
    const year = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    expect(year.map((month) => unusualOf(`2025-${month}`))).toEqual([
      '1 2 3 6 7 8',
      '',
      '',
      '',
      '1 2 8 9',
      '12 13',
      '',
      '',
      '',
      '',
      '1 3 4',
      '31',
    ]);
    expect(calendar.isWorkingDay('2025-11-01')).toBe(true);
  });

  it('2026: holidays and moved days are off, no Saturday is worked', () => {
    const year = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    expect(year.map((month) => unusualOf(`2026-${month}`))).toEqual([
      '1 2 5 6 7 8 9',
      '23',
      '9',
      '',
      '1 11',
      '12',
      '',
      '',
      '',
      '',
      '4',
      '31',
    ]);
    expect(calendar.isWorkingDay('2026-04-30')).toBe(true);
  });

  it('a year without a table is Monday to Friday', () => {
    expect(['2031-01-01', '2031-01-04', '2031-01-05'].map(calendar.isWorkingDay)).toEqual([true, false, false]);
  });

  it('the next year is missing from 1 December, this one at once', () => {
    expect(calendar.missingFrom('2026-11-30')).toBe(null);
    expect(calendar.missingFrom('2026-12-01')).toBe(2027);
    expect(calendar.missingFrom('2026-12-31')).toBe(2027);
    expect(calendar.missingFrom('2027-01-01')).toBe(2027);
    expect(calendar.missingFrom('2025-12-15')).toBe(null);
  });
});

describe('a table with a mistake is refused with its place and the mend', () => {
  it.each([
    [
      'a key',
      'short-days',
      'shorts-days',
      [
        '2026.yaml:1:1: short-days: is missing: a list of days is expected',
        '2026.yaml:6:1: shorts-days: unknown key "shorts-days": did you mean "short-days"?',
      ],
    ],
    [
      'a day that does not exist',
      '2026-02-23',
      '2026-02-30',
      ['2026.yaml:4:5: days-off[1]: a day such as 2026-01-31 is expected, not "2026-02-30"'],
    ],
    ['a day of another year', '2026-02-23', '2025-02-24', ['2026.yaml:4:5: days-off[1]: 2025-02-24 is not of 2026']],
    [
      'a day off that is off anyway',
      '2026-02-23',
      '2026-02-22',
      ['2026.yaml:4:5: days-off[1]: 2026-02-22 is off anyway: it is a day of the weekend'],
    ],
    ['a day off twice', '2026-02-23', '2026-01-05', ['2026.yaml:4:5: days-off[1]: 2026-01-05 stands twice']],
    [
      'a row that ends before it begins',
      'to: 2026-01-09',
      'to: 2025-12-31',
      ['2026.yaml:3:5: days-off[0]: 2025-12-31 does not come after 2026-01-01'],
    ],
    ['an endless row', 'to: 2026-01-09', 'to: 2026-12-09', ['2026.yaml:3:5: days-off[0]: more than 31 days in a row']],
    [
      'a working weekend in the week',
      '2026-03-14',
      '2026-03-13',
      ['2026.yaml:5:20: working-weekends[0]: 2026-03-13 is no day of the weekend'],
    ],
    [
      'a working weekend that is off',
      '2026-03-14',
      '2026-01-03',
      ['2026.yaml:5:20: working-weekends[0]: 2026-01-03 is among the days off too'],
    ],
    [
      'a short day that is off',
      '2026-02-20',
      '2026-02-21',
      ['2026.yaml:6:14: short-days[0]: 2026-02-21 is no working day'],
    ],
  ])('%s', (_, before, after, errors) => {
    expect(parseCalendarYear(YEAR_2026.replace(before, after), '2026.yaml')).toEqual({ ok: false, errors });
  });

  it('a wrong table stops the start, and so does one under the name of another year', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const start = () => productionCalendar(pathToFileURL(`${folder}/`));
    writeFileSync(join(folder, '2027.yaml'), YEAR_2026);
    expect(start).toThrow('2027.yaml: holds the year 2026: name it so');
    writeFileSync(join(folder, '2027.yaml'), 'year: 2027');
    expect(start).toThrow('2027.yaml:1:1: days-off: is missing: a list of days is expected');
  });
});
