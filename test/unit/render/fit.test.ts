import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit } from '../../../src/render/fit.ts';
import { bold, lines } from '../../../src/render/rich-text.ts';
import { faultsOf } from '../../support/screens.ts';

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
