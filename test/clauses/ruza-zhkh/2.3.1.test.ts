import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('2.3.1: the block has a head of its own, whose direction is rusty water', () => {
  expect(clauseScreen(book, '2.3.1')).toContain('Блок «Инженерная инфраструктура».');
  expect(book.posts['engineering-head']?.title).toBe('Руководитель МЦУР по блоку «Инженерная инфраструктура»');
  expect(book.posts['engineering-head']?.series).toEqual(['rusty-water']);
});
