import { describe, expect, it } from 'vitest';
import { asOfFile, asOfInName } from '../../../src/ingest/as-of.ts';

const inName = (name: string) => asOfInName(name, 'Europe/Moscow')?.toISOString() ?? null;

describe('the date in the name of a file', () => {
  it.each([
    ['Обращения 28.07.2026.csv', '2026-07-27T21:00:00.000Z'],
    ['export_2026-07-28.csv', '2026-07-27T21:00:00.000Z'],
    ['export_2026-07-28_09-41.csv', '2026-07-28T06:41:00.000Z'],
    ['выгрузка 28.07.2026 09.41.30.csv', '2026-07-28T06:41:00.000Z'],
    ['20260728T0941.csv', '2026-07-28T06:41:00.000Z'],
    ['с 01.07.2026 по 27.07.2026.csv', '2026-07-26T21:00:00.000Z'],
    ['export_2026-07-28 (2).csv', '2026-07-27T21:00:00.000Z'],
  ])('%s', (name, instant) => {
    expect(inName(name)).toBe(instant);
  });

  it.each(['export.csv', '31.02.2026.csv', 'номер 7658034-1.csv', '123202607281.csv'])(
    'is not found in «%s»',
    (name) => {
      expect(inName(name)).toBeNull();
    },
  );
});

describe('up to when the data of a file are known', () => {
  const received = new Date('2026-07-28T06:41:00Z');
  const early = new Date('2026-07-27T06:00:00Z');
  const late = new Date('2026-07-27T20:00:00Z');

  it('is the newest of what is said', () => {
    expect(asOfFile([early, null, late], received)).toEqual(late);
  });

  it('is the receipt when nothing is said', () => {
    expect(asOfFile([null, null], received)).toEqual(received);
  });

  it('is never later than the receipt', () => {
    expect(asOfFile([new Date('2027-01-01T00:00:00Z')], received)).toEqual(received);
  });
});
