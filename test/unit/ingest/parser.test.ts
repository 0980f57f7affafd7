import { setTimeout as sleepFor } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ParsedChunk } from '../../../src/ingest/parse-text.ts';
import { createParser, PARSE_LIMITS, type ParseLimits } from '../../../src/ingest/parser.ts';

const SETTINGS = { zone: 'Europe/Moscow', omsu: ['Химки'], receivedAt: new Date('2026-07-28T06:41:00Z') };
const CLOCKS = { stopwatch: () => performance.now(), sleep: (ms: number) => sleepFor(ms) };

function parserWith(limits: Partial<ParseLimits> = {}) {
  return createParser(CLOCKS, { ...PARSE_LIMITS, ...limits });
}

function tableOf(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, i) => `${i};23.07.2026;Нет света`);
  return Buffer.from(`Номер;Дата;Тема\n${lines.join('\n')}\n`);
}

const ignore = () => Promise.resolve();

describe('the parser and its child process', () => {
  it('hands over chunks of at most 2,000 rows, one after the other', async () => {
    const sizes: number[] = [];
    let busy = false;
    const outcome = await parserWith().parse(tableOf(5_000), SETTINGS, async ({ drafts }: ParsedChunk) => {
      expect(busy).toBe(false);
      busy = true;
      await sleepFor(5);
      busy = false;
      sizes.push(drafts.length);
    });
    expect(outcome).toEqual({ kind: 'end' });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_000);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(5_000);
  });

  it('brings dates over as dates', async () => {
    const drafts: unknown[] = [];
    await parserWith().parse(tableOf(1), SETTINGS, async (chunk) => void drafts.push(...chunk.drafts));
    expect(drafts).toMatchObject([{ createdAt: new Date('2026-07-22T21:00:00Z'), deadlineAt: null }]);
  });

  it('refuses what is no table without starting a child', async () => {
    expect(await parserWith().parse(Buffer.alloc(0), SETTINGS, ignore)).toEqual({
      kind: 'refused',
      message: 'Файл пуст (0 байт). Пришлите таблицу CSV или XLSX.',
    });
    expect(await parserWith({ fileBytes: 1024 * 1024 }).parse(Buffer.alloc(1024 * 1024 + 1), SETTINGS, ignore)).toEqual(
      {
        kind: 'refused',
        message: 'Файл больше 1 МБ. Разделите его на части.',
      },
    );
  });

  it('kills a child that takes too long', async () => {
    const outcome = await parserWith({ ms: 10 }).parse(tableOf(100_000), SETTINGS, ignore);
    expect(outcome).toEqual({
      kind: 'refused',
      message: 'Файл не удалось прочитать за отведённое время. Разделите его на части.',
    });
  });

  it('does not count the time in which its rows are being stored', async () => {
    let storingMs = 0;
    const stopwatch = () => storingMs + performance.now();
    const parser = createParser({ stopwatch, sleep: CLOCKS.sleep }, { ...PARSE_LIMITS, ms: 20_000 });
    const outcome = await parser.parse(tableOf(10), SETTINGS, async () => {
      storingMs += 60_000;
      await sleepFor(300);
    });
    expect(outcome).toEqual({ kind: 'end' });
  });

  it('kills a child that takes too much memory', async () => {
    const outcome = await parserWith({ residentBytes: 1024 }).parse(tableOf(100_000), SETTINGS, ignore);
    expect(outcome).toEqual({ kind: 'refused', message: 'Файл требует слишком много памяти. Разделите его на части.' });
  });

  it('throws on what the taker throws, and is ready for the next file', async () => {
    const parser = parserWith();
    const failure = new Error('the store failed');
    await expect(parser.parse(tableOf(3), SETTINGS, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await parser.parse(tableOf(3), SETTINGS, ignore)).toEqual({ kind: 'end' });
  });

  it('reads one file at a time, lets three wait and is busy for the fifth', async () => {
    const parser = parserWith();
    let running = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        parser.parse(tableOf(1), SETTINGS, async () => {
          running += 1;
          expect(running).toBe(1);
          await sleepFor(5);
          running -= 1;
        }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['end', 'end', 'end', 'end', 'busy']);
  });
});
