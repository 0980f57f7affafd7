import { describe, expect, it } from 'vitest';
import { hotAddresses } from '../../../src/analytics/hot-addresses.ts';
import { uniqueProblems } from '../../../src/analytics/unique-problems.ts';
import { placeOf } from '../../../src/ingest/address.ts';
import { omsuTest } from '../../../src/ingest/omsu.ts';
import { sourceName } from '../../../src/ingest/sources.ts';

const words = (...from: Parameters<typeof placeOf>) => Object.values(placeOf(...from)).join(' | ');

describe('an address in one cell', () => {
  it.each([
    ['Московская область, г. Химки, ул. Ленина, д. 5, кв. 12', 'г. Химки | ул. Ленина | 5'],
    ['г. Руза, Социалистическая улица, дом 12к2, подъезд 3', 'г. Руза | Социалистическая улица | 12к2'],
    ['пос. Тучково, мкр. Восточный, 14/2, 88', 'пос. Тучково | мкр. Восточный | 14/2'],
    ['мкр. Условный, б-р Пробный, д. 5', 'мкр. Условный | б-р Пробный | 5'],
    ['микрорайон Условный, 1-я линия, 5, 12', 'микрорайон Условный | 1-я линия | 5'],
    ['ул. Мира, мкр. Условный, д. 5', 'мкр. Условный | ул. Мира | 5'],
    ['г. Химки, мкр. Условный, ул. Мира, д. 5', 'г. Химки | мкр. Условный, ул. Мира | 5'],
    ['мкр. Условный б-р Пробный, 5', ' | мкр. Условный б-р Пробный | 5'],
    ['кв-л 3 кв. 7, д. 5, п. 2', ' | кв-л 3 | 5'],
    ['кв. 3 мкр., ул. Мира, 5', ' | ул. Мира | 5'],
    ['Химки, Юбилейный пр-т, 7А, Иванов Иван', ' | Юбилейный пр-т | 7А'],
    ['ул. Мира кв. 5', ' | ул. Мира | '],
    ['Иванов Иван, +7 900 000-00-00', ' |  | '],
    ['', ' |  | '],
  ])('«%s» keeps neither flat nor name', (address, kept) => {
    expect(words(address)).toBe(kept);
  });

  it.each([
    ['мкр. Условный', 'мкр. Условный | б-р Пробный | 5'],
    ['г. Химки, мкр Условный', 'г. Химки, мкр Условный | б-р Пробный | 5'],
    ['мкр. Условный10', 'мкр. Условный10 | мкр. Условный, б-р Пробный | 5'],
    ['г. Химки', 'г. Химки | мкр. Условный, б-р Пробный | 5'],
  ])('beside a column with the locality «%s» names the quarter once', (locality, kept) => {
    expect(words('мкр. Условный, б-р Пробный, д. 5', locality)).toBe(kept);
  });

  it('tells two streets of one мкр. apart, and streets of one name in two of them: neither problems nor addresses merge', () => {
    const addresses = ['мкр. Условный', 'мкр. Учебный', 'г. Химки, мкр. Условный', 'г. Химки, мкр. Учебный'].flatMap(
      (within) => [`${within}, б-р Пробный, д. 5`, `${within}, ул. Мира, д. 5`],
    );
    const places = addresses.map((address) => ({ ...placeOf(address), problem: 'Темно', count: 2 }));
    expect(uniqueProblems(places)).toEqual({ appeals: 16, problems: 8 });
    const two = places.slice(0, 2).map((place) => ({ ...place, current: 2, previous: 0 }));
    expect(hotAddresses(two).map(({ title }) => title)).toEqual([
      'мкр. Условный, б-р Пробный, 5',
      'мкр. Условный, ул. Мира, 5',
    ]);
  });
});

describe('the ОМСУ of a row', () => {
  it('is ours by any of its usual names, and only by them', () => {
    const isOwn = omsuTest(['Руза', 'Рузский городской округ']);
    const names = [
      'Руза',
      'г.о. Руза',
      'РУЗСКИЙ  городской округ',
      'Рузский г.о.',
      'Химки',
      'Старая Руза',
      'городской округ',
    ];
    expect(names.filter(isOwn)).toEqual(names.slice(0, 4));
  });
});

describe('the source of an appeal', () => {
  it('has one name', () => {
    expect(['добродел', 'Портал «Добродел»', 'ГИС ЕЦУР', 'Инцидент-Менеджмент', 'Почта'].map(sourceName)).toEqual([
      'Добродел',
      'Добродел',
      'ЕЦУР',
      'Инцидент',
      'Почта',
    ]);
  });
});
