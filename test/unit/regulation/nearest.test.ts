import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestWord, unknownWord } from '../../../src/regulation/nearest.ts';

const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', '-') });

describe('the distance between two words', () => {
  it.each([
    ['oficer', 'officer', 1],
    ['deu', 'due', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('is zero for equal words alone, the same both ways, and never above the longer word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        expect(distance === 0).toBe(one === other);
        expect(editDistance(other, one)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
  });
});

describe('the nearest known word', () => {
  it('is offered when at most a third of the letters is wrong', () => {
    expect(nearestWord('acknowlege', ['progress', 'acknowledge'])).toBe('acknowledge');
    expect(nearestWord('Officer', ['officer'])).toBe('officer');
    expect(nearestWord('boss', ['officer', 'mayor'])).toBeNull();
  });

  it('gives way to the list of known words, which is cut', () => {
    const many = Array.from({ length: 14 }, (_, index) => `word${index}`);
    expect(unknownWord('key', 'quite-another', many)).toBe(
      `unknown key "quite-another": known are ${many
        .slice(0, 12)
        .map((each) => `"${each}"`)
        .join(', ')}, …`,
    );
    expect(unknownWord('rule', 'any', [])).toBe('unknown rule "any": there is none');
  });
});
