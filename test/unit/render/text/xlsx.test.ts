import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { workbookOf } from '../../../../src/render/text/xlsx.ts';

const LONG = 'очень долгое пояснение '.repeat(9).trim();

async function sheetOf(rows: Parameters<typeof workbookOf>[0][number]['rows']) {
  const book = read(await workbookOf([{ title: 'Лист', rows }]), { cellStyles: true, cellNF: true });
  return book.Sheets['Лист']!;
}

test('a column is as wide as what stands in it: a number narrow, long words wrapped', async () => {
  const sheet = await sheetOf([
    ['№', 'Проблема', 'Пояснение', 'Не закрыто из поступивших'],
    [1, 'Отключение электроэнергии', LONG, 4],
  ]);
  const [rank, title, note, count] = (sheet['!cols'] ?? []).map((column) => Math.round(column.width ?? 0));
  expect(rank).toBeLessThan(8);
  expect(title).toBeGreaterThanOrEqual(25);
  expect(title).toBeLessThan(32);
  expect(note).toBeLessThanOrEqual(50);
  // Its head has three words: it takes three lines rather than a wide column.
  expect(count).toBeLessThan(16);
});

test('a change in per cent is a number that can be sorted by, with its sign', async () => {
  const shares = [203.4, 10.0439, -12.5, 2470, 0].map((percent) => [{ percent }]);
  const sheet = await sheetOf([['Рост'], ...shares]);
  const cells = [2, 3, 4, 5, 6].map((row) => sheet[`A${row}`] as { t: string; v: number; w: string });
  expect(cells.map(({ t }) => t)).toEqual(['n', 'n', 'n', 'n', 'n']);
  expect(cells[1]?.v).toBeCloseTo(0.100439, 9);
  expect(cells.map(({ w }) => w)).toEqual(['+203%', '+10.04%', '-12.5%', '+2,470%', '0%']);
});
