import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RichText } from '../../../../src/domain/message.ts';
import { bold, code, italic, lines, paragraphs, rich, sentence } from '../../../../src/render/text/rich-text.ts';

const piece = fc.letrec<{ piece: string | RichText }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('piece'), { maxLength: 3 }).map((inner) => bold(...inner)),
    fc.array(tie('piece'), { maxLength: 3 }).map((inner) => italic(...inner)),
    fc.array(tie('piece'), { maxLength: 3 }).map((inner) => rich(...inner)),
    fc.array(tie('piece'), { maxLength: 3 }).map((inner) => lines(...inner)),
  ),
})).piece;

test('marks always lie inside the text, whatever is put together', () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { text, marks } = paragraphs(...pieces);
      for (const { offset, length } of marks) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(length).toBeGreaterThan(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('a mark covers the same words after it was put inside a longer text', () => {
  const { text, marks } = rich('🔴 Срок: ', bold('до 10:15'), ', ', code('п. 3.1'));
  expect(marks.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
    ['bold', 'до 10:15'],
    ['code', 'п. 3.1'],
  ]);
});

test('absent lines leave no empty line behind', () => {
  expect(lines('одна', null, false, '', bold(''), 'две').text).toBe('одна\nдве');
  expect(paragraphs(null, 'одна', '', 'две').text).toBe('одна\n\nдве');
});

test('a sentence begins with a capital letter', () => {
  expect(sentence('принять в работу')).toBe('Принять в работу');
  expect(sentence('')).toBe('');
});
