import { describe, expect, it } from 'vitest';
import { refusalOfBytes } from '../../../src/ingest/sniff.ts';

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));

describe('a file by its first bytes', () => {
  it.each([
    ['an empty file', bytes(), 'Файл пуст (0 байт). Пришлите файл в формате CSV.'],
    [
      'XLSX or ODS',
      bytes('PK', 3, 4),
      'Это таблица XLSX, ODS или архив ZIP. Сохраните её в формате CSV и пришлите снова.',
    ],
    [
      'XLS',
      bytes(0xd0, 0xcf, 0x11, 0xe0),
      'Это таблица старого формата XLS. Сохраните её в формате CSV и пришлите снова.',
    ],
    ['PDF', bytes('%PDF-1.7'), 'Это документ PDF. Пришлите файл в формате CSV.'],
    [
      'HTML named .xls',
      bytes('\n <HTML><table>'),
      'Это веб-страница или XML, а не таблица. Пришлите файл в формате CSV.',
    ],
    [
      'XML with a mark',
      bytes(0xef, 0xbb, 0xbf, '<?xml version="1.0"?>'),
      'Это веб-страница или XML, а не таблица. Пришлите файл в формате CSV.',
    ],
    ['zeroes', bytes('a;b', 0, 'c'), 'Файл двоичный, в нём нет таблицы. Пришлите файл в формате CSV.'],
    [
      'UTF-16',
      bytes(0xff, 0xfe, 'a', 0),
      'Файл в кодировке UTF-16. Сохраните его как CSV в кодировке UTF-8 или windows-1251.',
    ],
  ])('refuses %s', (_, file, message) => {
    expect(refusalOfBytes(file)).toBe(message);
  });

  it('lets a table through, whatever its encoding', () => {
    expect(refusalOfBytes(bytes('Номер;Дата'))).toBeNull();
    expect(refusalOfBytes(bytes(0xcd, 0xee, 0xec, 0xe5, 0xf0, ';'))).toBeNull();
  });
});
