import type { AppealDraft, RejectedRow } from '../domain/appeal.ts';
import { localDate, type LocalDate, type TimeZone } from '../domain/calendar.ts';
import { dateReader } from './dates.ts';
import { findLayout, type Layout } from './find-header.ts';
import { omsuTest } from './omsu.ts';
import { DamagedQuotesError } from './records.ts';
import { BAD_QUOTES, readRow, type RowContext, type RowResult } from './row.ts';
import type { TableReading } from './table.ts';

export const MAX_ROWS = 500_000;
/** Rows handed over at a time: what the store writes in one short transaction. */
export const CHUNK_ROWS = 2_000;
/** Later than the receipt by this, a date is a typing error and not a clock that goes ahead. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

/** What the parser is told about the district whose appeals these are. */
export interface ParseSettings {
  zone: TimeZone;
  /** Names of the district's ОМСУ. */
  omsu: string[];
  receivedAt: Date;
}

/** A piece of the table, in order. Together with `foreign` and `duplicates` it accounts for every row of it. */
export interface ParsedChunk {
  drafts: AppealDraft[];
  rejected: RejectedRow[];
  /** Rows of another ОМСУ. */
  foreign: number;
  /** Rows whose number comes again further down: the last one counts. */
  duplicates: number;
  /** Days of the rows of another ОМСУ, each once. */
  foreignDays: LocalDate[];
}

export type ParseEnd = { kind: 'end' } | { kind: 'refused'; message: string };

/**
 * Reads the appeals of a table piece by piece. The table is read twice: first to learn which row of each number is the last,
 * then to hand the rows over, so that no more than one piece of drafts is held at a time.
 */
export function* parseAppeals(
  readings: readonly TableReading[],
  settings: ParseSettings,
): Generator<ParsedChunk, ParseEnd> {
  try {
    const found = findLayout(readings);
    if (found.kind === 'refused') return found;
    const context: RowContext = {
      columns: found.layout.columns,
      width: found.layout.width,
      readDate: dateReader(settings.zone),
      isOwnOmsu: omsuTest(settings.omsu),
      latest: new Date(settings.receivedAt.getTime() + AHEAD_MS),
    };
    const lastRows = lastRowsByNumber(found.layout, context);
    if (lastRows === 'too-many') {
      return { kind: 'refused', message: `В таблице больше ${thousands(MAX_ROWS)} строк. Разделите файл на части.` };
    }
    yield* chunksOf(found.layout, { context, zone: settings.zone }, lastRows);
    return { kind: 'end' };
  } catch (error) {
    if (!(error instanceof DamagedQuotesError)) throw error;
    return damaged(error);
  }
}

/** Too many lines of the file have quotes out of place. */
export function damaged({ row }: DamagedQuotesError): Extract<ParseEnd, { kind: 'refused' }> {
  const message = `Файл повреждён: кавычки расставлены неверно во многих строках (до строки ${row}).`;
  return { kind: 'refused', message };
}

/** Last row in which each appeal stands, read well. */
function lastRowsByNumber(layout: Layout, context: RowContext): Map<string, number> | 'too-many' {
  const lastRows = new Map<string, number>();
  let rows = 0;
  for (const records of resultsOf(layout, context)) {
    rows += records.length;
    if (rows > MAX_ROWS) return 'too-many';
    for (const { row, result } of records) {
      if (result.kind === 'draft') lastRows.set(numberKey(result.draft), row);
    }
  }
  return lastRows;
}

function* chunksOf(
  layout: Layout,
  { context, zone }: { context: RowContext; zone: TimeZone },
  lastRows: ReadonlyMap<string, number>,
): Generator<ParsedChunk> {
  for (const results of resultsOf(layout, context)) {
    const chunk: ParsedChunk = { drafts: [], rejected: [], foreign: 0, duplicates: 0, foreignDays: [] };
    const foreignDays = new Set<LocalDate>();
    for (const { row, result } of results) {
      if (result.kind === 'rejected') chunk.rejected.push({ row, reason: result.reason });
      else if (result.kind === 'foreign') {
        chunk.foreign += 1;
        if (result.createdAt) foreignDays.add(localDate(result.createdAt, zone));
      } else if (lastRows.get(numberKey(result.draft)) === row) chunk.drafts.push(result.draft);
      else chunk.duplicates += 1;
    }
    chunk.foreignDays.push(...foreignDays);
    yield chunk;
  }
}

/** The rows below the header, read; blank ones are not rows. */
function* resultsOf(layout: Layout, context: RowContext): Generator<{ row: number; result: RowResult }[]> {
  for (const records of layout.reading.records(CHUNK_ROWS)) {
    const results: { row: number; result: RowResult }[] = [];
    for (const { row, cells, wellQuoted } of records) {
      if (row <= layout.headerRow) continue;
      if (!wellQuoted) {
        results.push({ row, result: { kind: 'rejected', reason: BAD_QUOTES } });
      } else if (cells.some((cell) => cell.trim() !== '')) {
        results.push({ row, result: readRow(cells, context) });
      }
    }
    if (results.length > 0) yield results;
  }
}

/** An appeal is known by its source and number together; neither contains a line end. */
function numberKey(draft: AppealDraft): string {
  return `${draft.source}\n${draft.externalId}`;
}

function thousands(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}
