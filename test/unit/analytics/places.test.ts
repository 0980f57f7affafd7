import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, type Place } from '../../../src/analytics/addresses.ts';
import { hotAddresses, hotAddressPeriods } from '../../../src/analytics/hot-addresses.ts';
import { uniqueProblems, type PlacedCount } from '../../../src/analytics/unique-problems.ts';

const at = (street: string | null, house: string | null = null, locality: string | null = 'Руза'): Place => ({
  locality,
  street,
  house,
});

describe('an address', () => {
  it('is the same however it is spelled, and not another house or town', () => {
    const key = addressKey(at('ул. Солнцева', '5'));
    expect(addressKey(at('УЛ СОЛНЦЕВА', ' 5 ', 'руза'))).toBe(key);
    expect(
      [at('ул. Солнцева', '6'), at('ул. Солнцева'), at('ул. Солнцева', '5', 'Тучково')].map(addressKey),
    ).not.toContain(key);
  });

  it('is none where only the town is named', () => {
    expect([addressKey(at(null)), addressKey(at('—', ''))]).toEqual([null, null]);
  });
});

describe('unique problems', () => {
  it('several appeals about one address and one fact are one problem', () => {
    const counts: PlacedCount[] = [
      { ...at('Солнцева', '5'), problem: 'Нет горячей воды', count: 4 },
      { ...at('солнцева', '5'), problem: 'нет горячей воды', count: 2 },
      { ...at('Солнцева', '5'), problem: 'Ржавая вода', count: 1 },
      { ...at('Солнцева', '7'), problem: 'Нет горячей воды', count: 1 },
    ];
    expect(uniqueProblems(counts)).toEqual({ appeals: 8, problems: 3 });
  });

  it('appeals without an address are not merged', () => {
    expect(uniqueProblems([{ ...at(null), problem: 'Ржавая вода', count: 3 }])).toEqual({ appeals: 3, problems: 3 });
  });

  it('there are never more problems than appeals, and none where there are none', () => {
    const row = fc.record({
      locality: fc.constant('Руза'),
      street: fc.constantFrom('а', 'б', null),
      house: fc.constantFrom('1', '2', null),
      problem: fc.constantFrom('вода', 'Вода', 'свет'),
      count: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { appeals, problems } = uniqueProblems(rows);
        expect(problems).toBeLessThanOrEqual(appeals);
        expect(problems > 0).toBe(appeals > 0);
        // The same file twice doubles the appeals and adds problems only where no address tells them apart.
        const placed = rows.filter((one) => addressKey(one) !== null);
        expect(uniqueProblems([...placed, ...placed]).problems).toBe(uniqueProblems(placed).problems);
      }),
    );
  });
});

describe('hot addresses', () => {
  it('are those of fourteen days beside the fourteen before', () => {
    expect(hotAddressPeriods('2026-07-28')).toEqual({
      from: '2026-07-15',
      to: '2026-07-28',
      previousFrom: '2026-07-01',
      previousTo: '2026-07-14',
      days: 14,
      day: '2026-07-28',
    });
  });

  it('the fullest first, beside the days before; spellings together, one appeal is no heat', () => {
    expect(
      hotAddresses([
        { ...at('ул. Новая', '1'), current: 2, previous: 0 },
        { ...at('ул. Солнцева', '5'), current: 3, previous: 1 },
        { ...at('УЛ СОЛНЦЕВА', '5'), current: 2, previous: 4 },
        { ...at('ул. Тихая', '9'), current: 1, previous: 8 },
        { ...at(null), current: 50, previous: 50 },
      ]),
    ).toEqual([
      { title: 'Руза, ул. Солнцева, 5', current: 5, previous: 5 },
      { title: 'Руза, ул. Новая, 1', current: 2, previous: 0 },
    ]);
  });

  it('of equals the one that grew leads; five at most', () => {
    const rows = [3, 0, 2, 1, 5, 4].map((previous) => ({ ...at('Новая', `${9 - previous}`), current: 4, previous }));
    expect(hotAddresses(rows).map(({ previous }) => previous)).toEqual([0, 1, 2, 3, 4]);
  });
});
