import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../../../src/render/text/clean.ts';

const J = '\u2060';
const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

test.each([
  ['смотрите site.ru/path', `смотрите site.${J}ru/path`],
  ['https://пример.рф', `https:${J}//пример.${J}рф`],
  ['пишите @ivanov', `пишите @${J}ivanov`],
  ['почта a@b.ru', `почта a@${J}b.${J}ru`],
  ['нажмите /start', `нажмите /${J}start`],
  ['#авария', `#${J}авария`],
  ['$USD', `$${J}USD`],
  ['127.0.0.1', `127.0.0.${J}1`],
])('no link is made of %s', (input, expected) => {
  expect(clean(input, 100)).toBe(expected);
});

test.each([
  'ул. Ленина, д. 5/2',
  'ул.Ленина',
  '13.03.2026 10:14',
  'кв/м',
  'дом №5, корп. 1',
  '1/2',
  '#12',
  'п. 3.1',
  '+7 916 000-00-00',
  'A&B <b>',
  'Добродел 19.03.csv',
])('what the messenger leaves alone stays as it is: %s', (text) => {
  expect(clean(text, 100)).toBe(text);
});

test('control, bidi and newline characters go; words stay apart', () => {
  expect(clean('  одна\r\nдве\u202eтри\u0000\tчетыре\u200b ', 100)).toBe('одна дветри четыре');
});

test('a pile of combining marks is cut down', () => {
  expect(clean(`а${'\u0301'.repeat(50)}б`, 100)).toBe(`а${'\u0301'.repeat(3)}б`);
});

test('the cap counts code points and never splits one', () => {
  expect(clean('😀😀😀😀', 3)).toBe('😀😀…');
  expect(clean('😀😀😀', 3)).toBe('😀😀😀');
});

test('whatever comes in, one visible line of at most so many characters comes out', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 60 }), (input, cap) => {
      const output = clean(input, cap);
      expect([...output.replaceAll(J, '')].length).toBeLessThanOrEqual(cap);
      expect(output).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(output).not.toMatch(/@[a-z0-9_]|:\/\/|(?<![\p{L}\p{N}_/])\/[a-z0-9_]/iu);
    }),
  );
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(anything, (input) => {
      const once = clean(input, 500);
      expect(clean(once, 500)).toBe(once);
    }),
  );
});

test('a long hostile cell is cleaned in no time', () => {
  const started = performance.now();
  clean('a.'.repeat(50_000) + '@'.repeat(50_000) + '#1'.repeat(50_000), 200);
  expect(performance.now() - started).toBeLessThan(1000);
});
