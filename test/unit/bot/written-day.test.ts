import { expect, test } from 'vitest';
import { writtenDay, writtenTime } from '../../../src/bot/forms/written-day.ts';

const ZONE = 'Europe/Moscow';
const NOW = new Date('2026-12-20T09:00:00Z');

test.each([
  ['25.12.2026', '2026-12-25'],
  ['5.1.27', '2027-01-05'],
  ['25.12', '2026-12-25'],
  ['10/01', '2027-01-10'],
  ['19.12', '2026-12-19'],
  ['2026-12-25', '2026-12-25'],
  ['Завтра', '2026-12-21'],
  ['29.02.2027', null],
  ['31.02', null],
  ['2026-13-01', null],
  ['25.12.026', null],
  ['скоро', null],
  ['', null],
])('«%s» is the day %s', (words, day) => {
  expect(writtenDay(words, '2026-12-20')).toBe(day);
});

test.each([
  ['25.12.2026 08:00', '2026-12-25T05:00:00.000Z'],
  ['25.12 8.30', '2026-12-25T05:30:00.000Z'],
  ['сегодня  20:00', '2026-12-20T17:00:00.000Z'],
  ['25.12.2026', null],
  ['25.12.2026 24:00', null],
  ['25.12.2026 8:5', null],
  ['25.12.2026 08:00 утра', null],
])('«%s» is the instant %s', (words, iso) => {
  expect(writtenTime(words, NOW, ZONE)?.toISOString() ?? null).toBe(iso);
});
