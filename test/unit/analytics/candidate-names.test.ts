import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANDIDATES_AT_MOST, candidateNames, type NameCount } from '../../../src/analytics/candidate-names.ts';
import { fold } from '../../../src/domain/fold.ts';

function counted(names: Record<string, number>): NameCount[] {
  return Object.entries(names).map(([name, count]) => ({ name, count }));
}

describe('which names of the data may be meant by a title', () => {
  it('those that share stems of its words come first, whatever is frequent after them', () => {
    const names = counted({ 'Ямы на дорогах': 900, 'Вывоз мусора': 3, 'График вывоза отходов': 2, Освещение: 40 });
    expect(candidateNames('Нарушение графика вывоза бытовых отходов', names)).toEqual([
      'График вывоза отходов',
      'Вывоз мусора',
      'Ямы на дорогах',
      'Освещение',
    ]);
  });

  it('a common beginning is no common stem', () => {
    expect(candidateNames('Плата за воду', counted({ 'План работ': 1, Водитель: 2, Воды: 1 }))).toEqual([
      'Воды',
      'Водитель',
      'План работ',
    ]);
  });

  it('spellings of one name count together, under the most frequent', () => {
    const names = counted({ 'вывоз ТКО': 2, 'Вывоз ТКО': 3, '«Вывоз ТКО»': 1, Ямы: 5, '—': 99 });
    expect(candidateNames('', names)).toEqual(['Вывоз ТКО', 'Ямы']);
  });

  it('never more than five, each a name of the data and once, in an order that the rows do not change', () => {
    const words = fc.constantFrom('вода', 'воды', 'Вода', 'отходы', 'отходов', 'плата', 'план', 'и', '—');
    const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    const rows = fc.array(fc.record({ name, count: fc.integer({ min: 1, max: 3 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(name, rows, fc.infiniteStream(fc.nat()), (title, names, order) => {
        const found = candidateNames(title, names);
        expect(found.length).toBe(Math.min(CANDIDATES_AT_MOST, foldedOf(names).size));
        expect(names.map((one) => one.name)).toEqual(expect.arrayContaining(found));
        expect(new Set(found.map(fold)).size).toBe(found.length);
        const shuffled = names
          .map((one) => ({ one, at: order.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(candidateNames(title, shuffled)).toEqual(found);
      }),
    );
  });

  it('a name that shares a stem is never behind one that shares none; of two that share none the more frequent leads', () => {
    const shares = fc.constantFrom('вода', 'воды', 'вода ржавая', 'ржавые трубы');
    const others = fc.constantFrom('ямы', 'снег', 'лифты', 'свет', 'лавки');
    const rows = fc.array(fc.record({ name: fc.oneof(shares, others), count: fc.integer({ min: 1, max: 9 }) }));
    fc.assert(
      fc.property(rows, (names) => {
        const found = candidateNames('Некачественная вода (ржавая)', names);
        const akin = found.map((name) => /вод|ржав/.test(name));
        expect(akin).toEqual(akin.toSorted((a, b) => Number(b) - Number(a)));
        const totals = found
          .filter((_, index) => akin[index] === false)
          .map((name) => names.filter((one) => one.name === name).reduce((sum, { count }) => sum + count, 0));
        expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      }),
    );
  });
});

function foldedOf(names: readonly NameCount[]): Set<string> {
  return new Set(names.map(({ name }) => fold(name)).filter((name) => name !== ''));
}
