import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLines } from '../../../../src/render/figures/caption.ts';
import { rich } from '../../../../src/render/text/rich-text.ts';

const line = (text: string, rank: number, group = 0) => ({ text: rich(text), rank, group });

test('what matters least gives way; the order stays', () => {
  const { text, left } = fitLines([line('заголовок', 0), line('мелочь', 9), line('важное', 1, 1)], 20);
  expect(text.text).toBe('заголовок\n\nважное');
  expect(left.map((one) => one.text.text)).toEqual(['мелочь']);
});

test('lines are whole or absent, in order, and never over the limit; what is left out had no room', () => {
  const lines = fc.array(fc.record({ words: fc.stringMatching(/^[а-я]{1,60}$/u), rank: fc.nat(5), group: fc.nat(3) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lines, fc.nat(200), (wanted, units) => {
      const given = wanted.map(({ words, rank, group }) => line(words, rank, group));
      const { text, left } = fitLines(given, units);
      const kept = given.filter((one) => !left.includes(one));
      expect(text.text.length).toBeLessThanOrEqual(units);
      expect(text.text.split(/\n+/u).filter(Boolean)).toEqual(kept.map((one) => one.text.text));
      for (const one of left) expect(one.text.text.length + text.text.length + 4).toBeGreaterThan(units);
    }),
    { numRuns: 200 },
  );
});
