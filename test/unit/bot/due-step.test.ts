import { expect, test } from 'vitest';
import { dueStep } from '../../../src/bot/forms/due-step.ts';

const ZONE = 'Europe/Moscow';
/** Victory Day on Saturday moves its day off to Monday: the calendar says so, not the weekday. */
const isWorkingDay = (day: string) => !['2026-05-09', '2026-05-10', '2026-05-11', '2026-05-16'].includes(day);
const step = (now: string) => dueStep('due', new Date(now), { zone: ZONE, at: '18:00', isWorkingDay });

test('a due time is offered on working days of the calendar, each once', () => {
  expect(step('2026-05-08T09:00:00Z').choices.map(({ label }) => label)).toEqual([
    'до 08.05.2026 18:00',
    'до 12.05.2026 18:00',
    'до 15.05.2026 18:00',
  ]);
  expect(step('2026-05-09T09:00:00Z').choices.map(({ label }) => label)).toEqual([
    'до 12.05.2026 18:00',
    'до 17.05.2026 18:00',
  ]);
});

test('any date ahead can still be written, a day off too', () => {
  expect(step('2026-05-08T09:00:00Z').read('10.05.2026 12:00')).toEqual({
    ok: true,
    value: '2026-05-10T09:00:00.000Z',
  });
  expect(step('2026-05-08T09:00:00Z').read('07.05.2026')).toMatchObject({ ok: false });
});

test.each([
  ['18.05 12:00', '2026-05-18T09:00:00.000Z'],
  ['18.05', '2026-05-18T15:00:00.000Z'],
  ['завтра 9:30', '2026-05-09T06:30:00.000Z'],
  ['31.05.26', '2026-05-31T15:00:00.000Z'],
  ['31.02.2026 12:00', null],
  ['18.05 25:00', null],
])('a due time is read as people write it: «%s»', (words, value) => {
  expect(step('2026-05-08T09:00:00Z').read(words)).toMatchObject(value === null ? { ok: false } : { ok: true, value });
});
