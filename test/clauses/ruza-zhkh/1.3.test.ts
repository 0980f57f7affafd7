import { expect, it } from 'vitest';
import { bookOf, shippedYaml } from '../../support/books.ts';
import { clauseScreen, tierOf } from '../../support/clause-screen.ts';
import { interpretationsOf } from '../../../src/render/law/law-values.ts';

const book = bookOf(shippedYaml('ruza-zhkh'));

it('1.3: the law names no per cent: /regulation says whose the threshold is, and the lawyer is shown it', () => {
  expect(clauseScreen(book, '1.3')).toContain(
    'больше чем на 10 % к прошлому отчётному периоду (порог установлен МЦУР)',
  );
  expect(interpretationsOf(book).filter((line) => line.includes('порог роста обращений'))).toEqual([
    expect.stringContaining('п. 1.3 «резкое увеличение прироста обращений» — 10 %'),
  ]);
});

it('1.3: under it nothing fires, over it the officer is asked about each category by itself', () => {
  expect([tierOf(book, 110, 100), tierOf(book, 111, 100)]).toEqual(['none', 'formal']);
  expect(book.emergency).toMatchObject({ clause: '1.3', onePer: 'series', thresholdIsSetting: true });
  expect(new Set(book.emergency.watch.map(({ asks }) => asks))).toEqual(new Set(['formal']));
});
