import { expect, test } from 'vitest';
import { atTime, by, dayText, fullTime, moment, periodText, span, stamp } from '../../../../src/render/text/dates.ts';
import { changeText, confidenceText, growthText, risePeriods, riseText } from '../../../../src/render/text/growth.ts';
import { about, counted, number, percent, signedPercent } from '../../../../src/render/text/numbers.ts';
import { FORMS } from '../../../../src/render/text/plural.ts';
import { at, sampleRise } from '../../../support/sample-views.ts';

const ZONE = 'Europe/Moscow';

test.each([
  [1, '1 обращение'],
  [2, '2 обращения'],
  [5, '5 обращений'],
  [11, '11 обращений'],
  [21, '21 обращение'],
  [112, '112 обращений'],
  [1.5, '1,5 обращения'],
])('%s of appeals', (count, expected) => {
  expect(counted(count, FORMS.appeal)).toBe(expected);
});

test.each([
  [1234, '1234'],
  [12345, '12\u00a0345'],
  [1234567, '1\u00a0234\u00a0567'],
  [-0.5, '\u22120,5'],
  [0.04, '0'],
  [-0.04, '0'],
])('the number %s', (value, expected) => {
  expect(number(value)).toBe(expected);
});

test.each([
  [85, '+85 %'],
  [76.19, '+76 %'],
  [12.06, '+12,1 %'],
  [-12.5, '\u221212,5 %'],
  [0, '0 %'],
  [-0.01, '0 %'],
  [10, '+10 %'],
  [2470, '+2\u00a0470 %'],
  [12_345, '+12\u00a0345 %'],
])('a change of %s per cent', (value, expected) => {
  expect(signedPercent(value)).toBe(expected);
});

test.each([
  [1, 'об 1'],
  [2, 'о 2'],
  [8, 'о 8'],
  [11, 'об 11'],
  [18, 'о 18'],
  [80, 'о 80'],
  [100, 'о 100'],
  [111, 'о 111'],
  [1_000, 'о 1000'],
  [1_100, 'о 1100'],
  [11_500, 'об 11\u00a0500'],
  [11_000_000, 'об 11\u00a0000\u00a0000'],
])('what is spoken of: %s', (count, expected) => {
  expect(about(count)).toBe(expected);
});

test('the threshold has no sign', () => {
  expect(percent(10)).toBe('10 %');
});

test('both numbers of a rise stand together', () => {
  expect(riseText(sampleRise)).toBe('37 против 20: +85 % за 7 дней к предыдущим 7; уверенный рост не менее +13 %');
  expect(riseText({ ...sampleRise, confidentPercent: -4 })).toBe(
    '37 против 20: +85 % за 7 дней к предыдущим 7; уверенного роста нет',
  );
  // The days that p is of may have had no appeal at all: then there is no bound, and no growth that is certain.
  expect(riseText({ ...sampleRise, confidentPercent: null })).toBe(
    '37 против 20: +85 % за 7 дней к предыдущим 7; уверенного роста нет',
  );
  expect(riseText({ ...sampleRise, days: 1, window: 3 })).toBe(
    '37 против 20: +85 % за сутки; уверенный рост за 3 дня не менее +13 %',
  );
});

test('growth from zero, no growth, a fall', () => {
  expect(growthText({ current: 5, previous: 0, growthPercent: null })).toBe('5 против 0: рост с нуля');
  expect(changeText({ current: 0, previous: 0, growthPercent: null })).toBe('без изменений');
  expect(changeText({ current: 8, previous: 10, growthPercent: -20 })).toBe('\u221220 %');
});

test('beside a fall nobody asks how certain a growth is, unless the last days grew all the same', () => {
  const fall = { current: 8, previous: 10, confidentPercent: -3 };
  expect(confidenceText(fall)).toBeNull();
  expect(confidenceText({ ...fall, previous: 8 })).toBeNull();
  expect(confidenceText({ ...fall, confidentPercent: 66, window: 1 })).toBe('уверенный рост за сутки не менее +66 %');
});

test('a growth over the threshold is not written as the threshold itself', () => {
  const figures = { current: 2509, previous: 2280, growthPercent: (2509 / 2280 - 1) * 100 };
  expect(growthText(figures)).toBe('2509 против 2280: +10 %');
  expect(growthText(figures, 10)).toBe('2509 против 2280: чуть больше +10 %');
  expect(riseText({ ...sampleRise, ...figures }, 10)).toContain('2509 против 2280: чуть больше +10 % за 7 дней');
  expect(changeText({ current: 11, previous: 10, growthPercent: 10 }, 10)).toBe('+10 %');
  expect(changeText({ ...figures, growthPercent: 12.04 }, 10)).toBe('+12 %');
});

test('the periods of a rise', () => {
  expect(risePeriods(sampleRise, 'rolling-7')).toBe('12.03–18.03 против 05.03–11.03, все источники');
  expect(risePeriods(sampleRise, 'day')).toBe('18.03 против 17.03, все источники');
  expect(risePeriods(sampleRise, 'same-weekday')).toBe('18.03 против 11.03, все источники');
});

test('days and periods', () => {
  expect(dayText('2026-03-19')).toBe('19.03.2026');
  expect(periodText('2025-12-29', '2026-01-04')).toBe('29.12.2025–04.01.2026');
});

test('instants are told by the clock of the district', () => {
  const evening = new Date('2026-03-18T21:30:00Z');
  expect(fullTime(evening, ZONE)).toBe('19.03.2026 00:30');
  expect(fullTime(evening, 'Asia/Yekaterinburg')).toBe('19.03.2026 02:30');
});

test('today and yesterday are said so', () => {
  expect(moment(at('10:14'), at('12:00'), ZONE)).toBe('сегодня в 10:14');
  expect(moment(at('22:40', '2026-03-18'), at('12:00'), ZONE)).toBe('вчера в 22:40');
  expect(moment(at('22:40', '2026-03-12'), at('12:00'), ZONE)).toBe('12.03.2026 22:40');
  expect(stamp(at('22:40', '2026-03-12'), at('12:00'), ZONE)).toBe('12.03 22:40');
});

test('a due time across midnight names its day', () => {
  expect(atTime(at('10:14'), at('09:15'), ZONE)).toBe('в 10:14');
  expect(atTime(at('00:14', '2026-03-20'), at('23:15'), ZONE)).toBe('20.03 в 00:14');
  expect(by(at('10:15'), at('09:15'), ZONE)).toBe('до 10:15');
  expect(by(at('00:15', '2026-03-20'), at('23:15'), ZONE)).toBe('до 00:15 (20.03)');
  expect(by(at('23:40', '2026-03-18'), at('00:10'), ZONE)).toBe('до 23:40 (18.03)');
  expect(by(at('16:00', '2026-03-27'), at('09:00'), ZONE)).toBe('до 16:00 (27.03)');
});

test.each([
  [59_000, 'меньше минуты'],
  [300_000, '5 мин'],
  [3_600_000, '1 ч'],
  [4_800_000, '1 ч 20 мин'],
  [183_600_000, '2 сут 3 ч'],
])('a length of %s ms', (ms, expected) => {
  expect(span(ms)).toBe(expected);
});
