import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, contentsScreen } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('khimki-energy'));

it('1.1: what the regulation is for is told in plain words, in the list of clauses and by its number', () => {
  const purpose = 'порядок взаимодействия МЦУР городского округа Химки и ЦУР Минэнерго МО';
  expect(contentsScreen(book)).toContain(`п. 1.1 Для чего регламент: ${purpose}.`);
  expect(clauseScreen(book, '1.1')).toBe(
    [
      'п. 1.1 · Городской округ Химки · Энергетика',
      `Для чего регламент: ${purpose}.`,
      '',
      'Определение: обязанностей и сроков пункт не называет.',
    ].join('\n'),
  );
});
