import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, contentsScreen } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('1 постановления: the approval is shown, and asks nothing of anybody', () => {
  expect(contentsScreen(book)).toContain('п. 1 постановления Регламент утверждён.');
  expect(clauseScreen(book, '1 постановления')).toBe(
    [
      'п. 1 постановления · Рузский городской округ · ЖКХ',
      'Регламент утверждён.',
      '',
      'Определение: обязанностей и сроков пункт не называет.',
    ].join('\n'),
  );
});
