import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, withoutMiddle } from '../../../../src/render/text/fit.ts';
import { bold, lines, rich } from '../../../../src/render/text/rich-text.ts';
import { faultsOf } from '../../../support/screens.ts';

test('a short screen is left as it is', () => {
  const screen = { ...bold('коротко'), buttons: [] };
  expect(fit(screen)).toEqual(screen);
});

test('a long screen is cut at a line and says how many are left out', () => {
  const many = Array.from({ length: 100 }, (_, index) => `${index} ${'строка '.repeat(10)}`);
  const { text } = fit({ ...lines(...many), buttons: [] });
  const shown = text.split('\n');
  expect(shown.at(-1)).toBe(`…ещё ${100 - (shown.length - 1)}`);
  expect(many).toContain(shown.at(-2));
});

test('a long history keeps how it began and what is newest, and says how many lines are left out between', () => {
  const many = Array.from({ length: 300 }, (_, index) => rich(`${index} ${'слово '.repeat(5)}`));
  const shown = lines(...withoutMiddle(many)).text.split('\n');
  const gap = shown.findIndex((line) => line.startsWith('…ещё '));
  expect(shown[0]).toBe(many[0]?.text);
  expect(shown.at(-1)).toBe(many.at(-1)?.text);
  expect(shown.slice(0, gap)).toEqual(many.slice(0, gap).map(({ text }) => text));
  expect(shown[gap]).toBe(`…ещё ${300 - (shown.length - 1)}`);
  expect(shown.slice(gap + 1)).toEqual(many.slice(gap + 1 - shown.length).map(({ text }) => text));
  expect(shown.length - gap).toBeGreaterThan(gap);
  expect(shown.join('\n').length).toBeLessThanOrEqual(2_800);
  expect(withoutMiddle(many.slice(0, 20))).toEqual(many.slice(0, 20));
});

test('whatever it is, the messenger would take it', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 200 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 1, max: 12 }), (words, times) => {
      const long = words.map((word) => bold(word.repeat(times)));
      expect(faultsOf(fit({ ...lines(...long, ...long, ...long), buttons: [] }))).toEqual([]);
    }),
  );
  expect(faultsOf(fit({ ...bold('😀'.repeat(5000)), buttons: [] }))).toEqual([]);
});

test('no more buttons than the messenger takes', () => {
  const row = [{ label: 'История', data: 'hist:1' }];
  expect(fit({ text: 'x', marks: [], buttons: Array.from({ length: 150 }, () => row) }).buttons).toHaveLength(100);
});
