import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/ingest/address.ts';
import { omsuTest } from '../../../src/ingest/omsu.ts';
import { sourceName } from '../../../src/ingest/sources.ts';

const words = (address: string) => Object.values(placeOf(address)).join(' | ');

describe('an address in one cell', () => {
  it.each([
    ['Московская область, г. Химки, ул. Ленина, д. 5, кв. 12', 'г. Химки | ул. Ленина | 5'],
    ['г. Руза, Социалистическая улица, дом 12к2, подъезд 3', 'г. Руза | Социалистическая улица | 12к2'],
    ['пос. Тучково, мкр. Восточный, 14/2, 88', 'пос. Тучково | мкр. Восточный | 14/2'],
    ['Химки, Юбилейный пр-т, 7А, Иванов Иван', ' | Юбилейный пр-т | 7А'],
    ['ул. Мира кв. 5', ' | ул. Мира | '],
    ['Иванов Иван, +7 900 000-00-00', ' |  | '],
    ['', ' |  | '],
  ])('«%s» keeps neither flat nor name', (address, kept) => {
    expect(words(address)).toBe(kept);
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
