import { it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { expectPurpose } from '../../support/clause-purpose.ts';

it('1.1: what the regulation is for is told in plain words, in the list of clauses and by its number', () => {
  const purpose = 'порядок взаимодействия руководителя МЦУР, ответственного по блоку ЖКХ и ЦУР МинЖКХ';
  expectPurpose(bookOf(shippedYaml('ruza-zhkh')), 'Рузский городской округ · ЖКХ', purpose);
});
