import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf, localDate } from '../../../src/domain/calendar.ts';
import { dateReader } from '../../../src/ingest/dates.ts';

const moscow = dateReader('Europe/Moscow');
const iso = (cell: string) => moscow(cell)?.toISOString() ?? null;

describe('a date of an export', () => {
  it.each([
    ['23.07.2026', '2026-07-22T21:00:00.000Z'],
    ['3.7.2026 9:05', '2026-07-03T06:05:00.000Z'],
    ['23.07.2026 10:14', '2026-07-23T07:14:00.000Z'],
    ['23.07.2026, 10:14:59', '2026-07-23T07:14:59.000Z'],
    ['2026-07-23', '2026-07-22T21:00:00.000Z'],
    ['2026-07-23 10:14', '2026-07-23T07:14:00.000Z'],
    ['2026-07-23T10:14:59.123', '2026-07-23T07:14:59.000Z'],
    ['2026-07-23T10:14:00Z', '2026-07-23T10:14:00.000Z'],
    ['2026-07-23 10:14:00+0500', '2026-07-23T05:14:00.000Z'],
    ['46226', '2026-07-22T21:00:00.000Z'],
    ['46226.5', '2026-07-23T09:00:00.000Z'],
    ['46226,426389', '2026-07-23T07:14:00.000Z'],
  ])('reads %s', (cell, instant) => {
    expect(iso(cell)).toBe(instant);
  });

  it.each([
    '',
    'вчера',
    '31.02.2026',
    '00.01.2026',
    '23.07.26',
    '23.07.1926',
    '2026-13-01',
    '23.07.2026 24:00',
    '23.07.2026 10:61',
    '12',
    '7658034',
    '99999',
    '=1+1',
  ])('does not take «%s» for a date', (cell) => {
    expect(moscow(cell)).toBeNull();
  });

  it('is of the zone of the district', () => {
    expect(dateReader('Asia/Vladivostok')('23.07.2026 10:00')?.toISOString()).toBe('2026-07-23T00:00:00.000Z');
  });

  it('keeps the wall time on days on which clocks are moved', () => {
    const berlin = dateReader('Europe/Berlin');
    expect(berlin('29.03.2026 12:00')).toEqual(instantOf('2026-03-29', '12:00', 'Europe/Berlin'));
    expect(berlin('25.10.2026 12:00')).toEqual(instantOf('2026-10-25', '12:00', 'Europe/Berlin'));
  });

  it('gives the same instant in each of its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
        const date = addDays('2000-01-01', days);
        const [year, month, day] = date.split('-');
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const serial = String(36_526 + days + minutes / 1440);
        const zone = 'Asia/Yekaterinburg';
        const read = dateReader(zone);
        const forms = [`${day}.${month}.${year} ${time}`, `${date}T${time}`, `${date} ${time}:00`, serial].map((cell) =>
          read(cell),
        );
        expect(new Set(forms.map((instant) => instant?.getTime())).size).toBe(1);
        expect(localDate(forms[0] as Date, zone)).toBe(date);
      }),
    );
  });
});
