import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, contentsScreen } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('2 постановления: where the decree is published is shown, and asks nothing of anybody', () => {
  expect(contentsScreen(book)).toContain('п. 2 постановления Постановление размещается на официальном сайте округа.');
  expect(clauseScreen(book, '2 постановления')).toBe(
    [
      'п. 2 постановления · Рузский городской округ · ЖКХ',
      'Постановление размещается на официальном сайте округа.',
      '',
      'Определение: обязанностей и сроков пункт не называет.',
    ].join('\n'),
  );
});
