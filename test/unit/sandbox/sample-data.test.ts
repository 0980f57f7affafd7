import { expect, test } from 'vitest';
import { historyExport, todayExport, type SampleFile } from '../../../src/sandbox/sample-data.ts';
import { encodeWindows1251 } from '../../../src/sandbox/samples/windows-1251.ts';
import { RUZA_CATEGORIES } from '../../support/ruza-categories.ts';

const thursdayMorning = new Date('2026-09-17T05:30:00Z');

interface Sheet {
  header: string[];
  rows: string[][];
  column: (name: string) => string[];
}

function sheetOf(file: SampleFile, encoding: string): Sheet {
  const text = new TextDecoder(encoding, { fatal: true }).decode(file.bytes);
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  return { header, rows, column: (name) => rows.map((row) => row[header.indexOf(name)] ?? '') };
}

const khimki = (file: SampleFile): Sheet => sheetOf(file, 'windows-1251');
const ruza = (file: SampleFile): Sheet => sheetOf(file, 'utf-8');
const dayOf = (cell: string): string => cell.slice(0, 10).split('.').toReversed().join('-');

function countByDay(cells: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(dayOf(cell), (counts.get(dayOf(cell)) ?? 0) + 1);
  return counts;
}

test('the same day gives the same bytes, another day others', () => {
  const same = (one: SampleFile, other: SampleFile): boolean => Buffer.compare(one.bytes, other.bytes) === 0;
  const history = historyExport('khimki', thursdayMorning);
  expect(same(history, historyExport('khimki', thursdayMorning))).toBe(true);
  expect(same(todayExport('ruza', thursdayMorning), todayExport('ruza', thursdayMorning))).toBe(true);
  expect(same(history, historyExport('khimki', new Date('2026-09-18T05:30:00Z')))).toBe(false);
});

test('file names carry the date of the export', () => {
  expect(historyExport('khimki', thursdayMorning).name).toBe('ЕЦУР_Химки_история_17.09.2026.csv');
  expect(todayExport('ruza', thursdayMorning).name).toBe('Добродел_Рузский_выгрузка_17.09.2026.csv');
});

test('history: seventy complete days up to yesterday, with quiet weekends', () => {
  const sheet = khimki(historyExport('khimki', thursdayMorning));
  const days = countByDay(sheet.column('Дата создания'));
  const dates = [...days.keys()].toSorted();
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([70, '2026-07-09', '2026-09-16']);
  const saturday = days.get('2026-09-12') ?? 0;
  const monday = days.get('2026-09-14') ?? 0;
  expect(saturday).toBeLessThan(monday * 0.6);
});

test('Khimki brings the columns of ЕЦУР, three sources and energy among other directions', () => {
  const sheet = khimki(historyExport('khimki', thursdayMorning));
  expect(sheet.header.slice(0, 5)).toEqual(['Номер ЕЦУР', 'Источник', 'Дата создания', 'Срок', 'Статус']);
  expect(new Set(sheet.column('Источник'))).toEqual(new Set(['Добродел', 'ЕЦУР', 'Инцидент']));
  expect(new Set(sheet.column('Направление'))).toContain('Энергетика');
  expect(new Set(sheet.column('Направление')).size).toBeGreaterThan(3);
  expect(new Set(sheet.column('Номер ЕЦУР')).size).toBe(sheet.rows.length);
});

test('Ruza brings all seven categories of its regulation', () => {
  const topics = new Set(ruza(historyExport('ruza', thursdayMorning)).column('Тема'));
  for (const category of RUZA_CATEGORIES) expect(topics).toContain(category);
});

test('personal columns are there to be dropped, and nobody real stands in them', () => {
  for (const sheet of [
    khimki(historyExport('khimki', thursdayMorning)),
    ruza(historyExport('ruza', thursdayMorning)),
  ]) {
    expect(sheet.column('ФИО').every((name) => name.startsWith('Заявитель Выдуманный №'))).toBe(true);
    expect(sheet.column('Телефон').every((phone) => phone.startsWith('+7 000 '))).toBe(true);
    expect(sheet.column('Почта заявителя').every((mail) => mail.endsWith('@example.invalid'))).toBe(true);
  }
});

test('a few rows belong to a neighbour', () => {
  const omsu = khimki(historyExport('khimki', thursdayMorning)).column('ОМСУ');
  const foreign = omsu.filter((name) => name === 'г.о. Долгопрудный').length;
  expect(foreign).toBeGreaterThan(0);
  expect(foreign).toBeLessThan(omsu.length * 0.05);
});

test('today’s export repeats a week, adds the morning, and an outage of last evening', () => {
  const before = khimki(historyExport('khimki', thursdayMorning));
  const today = khimki(todayExport('khimki', thursdayMorning));
  const dates = [...countByDay(today.column('Дата создания')).keys()].toSorted();
  expect([dates[0], dates.at(-1)]).toEqual(['2026-09-10', '2026-09-17']);
  const known = new Set(before.rows.map((row) => row.join(';')));
  const added = today.rows.filter((row) => dayOf(row[2] ?? '') < '2026-09-17' && !known.has(row.join(';')));
  const subcategories = added.map((row) => row[today.header.indexOf('Подтема')]);
  expect(added).toHaveLength(63);
  expect(new Set(added.map((row) => dayOf(row[2] ?? '')))).toEqual(new Set(['2026-09-16']));
  expect(subcategories.filter((one) => one === 'Отсутствие электроэнергии')).toHaveLength(46);
  expect(subcategories.filter((one) => one === 'Уличное освещение')).toHaveLength(17);
  expect(today.column('Дата создания').every((cell) => cell < '17.09.2026 08:30' || dayOf(cell) < '2026-09-17')).toBe(
    true,
  );
});

test('the surge of Ruza is rusty water', () => {
  const count = (file: SampleFile): number => {
    const sheet = ruza(file);
    return sheet.rows.filter(
      (row) => row.includes('Некачественная вода (ржавая)') && dayOf(row[2] ?? '') === '2026-09-16',
    ).length;
  };
  expect(count(todayExport('ruza', thursdayMorning)) - count(historyExport('ruza', thursdayMorning))).toBe(31);
});

test('windows-1251 says Russian and office signs; what it lacks becomes a question mark', () => {
  const bytes = encodeWindows1251('Ёлка №5 «ъ» — 🚰');
  expect(new TextDecoder('windows-1251').decode(bytes)).toBe('Ёлка №5 «ъ» — ??');
});
