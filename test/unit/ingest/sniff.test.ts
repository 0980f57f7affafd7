import { describe, expect, it } from 'vitest';
import { packingOf, refusalOfBytes } from '../../../src/ingest/sniff.ts';

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));

describe('a file by its first bytes', () => {
  it.each([
    ['an empty file', bytes(), 'Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.'],
    ['PDF', bytes('%PDF-1.7'), 'Это документ PDF. Пришлите таблицу CSV или XLSX.'],
    [
      'HTML named .xls',
      bytes('\n <HTML><table>'),
      'Это веб-страница или XML, а не таблица. Пришлите таблицу CSV или XLSX.',
    ],
    [
      'XML with a mark',
      bytes(0xef, 0xbb, 0xbf, '<?xml version="1.0"?>'),
      'Это веб-страница или XML, а не таблица. Пришлите таблицу CSV или XLSX.',
    ],
    ['zeroes', bytes('a;b', 0, 'c'), 'Файл двоичный, в нём нет таблицы. Пришлите таблицу CSV или XLSX.'],
    [
      'UTF-16',
      bytes(0xff, 0xfe, 'a', 0),
      'Файл в кодировке UTF-16. Сохраните его как CSV в кодировке UTF-8 или windows-1251.',
    ],
  ])('refuses %s', (_, file, message) => {
    expect(refusalOfBytes(file)).toBe(message);
  });

  it('lets a workbook through to the child that can unpack it', () => {
    const files = { zip: bytes('PK', 3, 4), cfb: bytes(0xd0, 0xcf, 0x11, 0xe0), null: bytes('Номер;Дата') };
    for (const [packing, file] of Object.entries(files)) {
      expect(refusalOfBytes(file)).toBeNull();
      expect(String(packingOf(file))).toBe(packing);
    }
  });

  it('lets a table through, whatever its encoding', () => {
    expect(refusalOfBytes(bytes('Номер;Дата'))).toBeNull();
    expect(refusalOfBytes(bytes(0xcd, 0xee, 0xec, 0xe5, 0xf0, ';'))).toBeNull();
  });
});
