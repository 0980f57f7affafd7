import { expect, it } from 'vitest';
import { countsInTop, systemicOf } from '../../../src/analytics/systemic.ts';

const days = (count: number, ...titles: string[]) => Array.from({ length: count }, () => titles);

it('a problem is systemic that stood in the TOP on five of fourteen days, not on four', () => {
  const tops = [...days(4, 'Вода', 'Мусор'), ...days(9), ['Вода']];
  expect(systemicOf(tops)).toEqual([{ title: 'Вода', days: 5 }]);
});

it('the fifteenth day back is forgotten', () => {
  expect(systemicOf([...days(4, 'Вода'), ...days(10), ['Вода']])).toEqual([]);
});

it('spellings are one problem under the latest of them, once a day; the most frequent first', () => {
  const tops = [['Вывоз ТКО', 'вывоз тко', 'Ямы'], ...days(5, 'Ямы', 'вывоз ТКО'), ...days(1, 'Ямы')];
  expect(systemicOf(tops)).toEqual([
    { title: 'Ямы', days: 7 },
    { title: 'Вывоз ТКО', days: 6 },
  ]);
});

it('a place in the TOP counts where people read «уверенный рост» there, and nowhere else', () => {
  const counted = [null, -8, 0, 1, 45].filter((confidentPercent) => countsInTop({ confidentPercent }));
  expect(counted).toEqual([1, 45]);
});
