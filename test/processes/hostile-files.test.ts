import { setTimeout as sleepFor } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createParser } from '../../src/ingest/parser.ts';
import { partsOfWorkbook, workbookOf, zipOf } from '../support/workbooks.ts';

const SETTINGS = { zone: 'Europe/Moscow', omsu: ['Химки'], receivedAt: new Date('2026-07-28T06:41:00Z') };
const parser = createParser({ stopwatch: () => performance.now(), sleep: (ms) => sleepFor(ms) });

it('reads a workbook in the child, and refuses one that needs too much memory', async () => {
  const rows: unknown[] = [];
  const columns = [{ names: ['Номер'], required: true }];
  const take = async (chunk: { rows: unknown[] }) => void rows.push(...chunk.rows);
  const small = workbookOf({ A: [['Номер'], [7]] });
  expect(await parser.parseRows(small, columns, take)).toEqual({ kind: 'end' });
  expect(rows).toEqual([{ row: 2, cells: ['7'] }]);
  // 250 MB of cells: within the bound of what may be unpacked, and far more once they are built.
  const cell = Buffer.from('<row><c t="str"><v>x</v></c></row>'.repeat(7_500_000));
  const sheet = Buffer.concat([Buffer.from('<worksheet><sheetData>'), cell, Buffer.from('</sheetData></worksheet>')]);
  const bomb = zipOf([...partsOfWorkbook(), { name: 'xl/worksheets/sheet1.xml', content: sheet }]);
  expect(await parser.parseRows(bomb, columns, take)).toMatchObject({ kind: 'refused' });
}, 60_000);

it('survives a row of millions of cells in bounded memory, and goes on answering', async () => {
  const bomb = Buffer.from(`Номер;Дата\n${';'.repeat(45_000_000)}`);
  let longestPauseMs = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longestPauseMs = Math.max(longestPauseMs, performance.now() - last);
    last = performance.now();
  }, 10);
  const outcome = await parser.parse(bomb, SETTINGS, () => Promise.resolve());
  clearInterval(beat);
  expect(outcome).toEqual({ kind: 'refused', message: 'Файл требует слишком много памяти. Разделите его на части.' });
  expect(longestPauseMs).toBeLessThan(1_000);
});
