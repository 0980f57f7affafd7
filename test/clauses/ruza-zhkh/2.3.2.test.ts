import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen } from '../../support/clause-screen.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('2.3.2: the source gives this number to two sections, and /regulation shows both', () => {
  const screen = clauseScreen(book, '2.3.2');
  expect(screen).toContain('Блок «Твёрдые коммунальные отходы».');
  expect(screen).toContain('ЕИРЦ: электронная очередь');
});

it('2.3.2: the block of waste has a head of its own, whose direction is the four categories of waste', () => {
  expect(book.posts['waste-head']?.title).toBe('Руководитель МЦУР по блоку «Твёрдые коммунальные отходы»');
  expect(book.posts['waste-head']?.series).toEqual([
    'waste-schedule',
    'waste-operator',
    'waste-fee',
    'waste-separation',
  ]);
});
