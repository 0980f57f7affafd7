import type { RejectedRow } from '../domain/appeal.ts';
import { fold } from '../domain/fold.ts';
import { cleanCell } from './clean-cell.ts';
import { MAX_COLUMNS, TOO_WIDE } from './find-header.ts';
import { damaged, type ParseEnd } from './parse-text.ts';
import { DamagedQuotesError, type TableRecord } from './records.ts';
import { BAD_QUOTES, TOO_MANY_CELLS } from './row.ts';
import type { TableReading } from './table.ts';

/** Rows of a register: longer lists are no register. */
const ROWS_AT_MOST = 10_000;
const CHUNK_ROWS = 2_000;
/** One character more than a value may have: a longer one must be seen, not cut. */
const CELL_CHARACTERS = 1_001;
/** What the bot's own CSV puts before text that a table program would take for a formula. */
const GUARD = /^'(?=[=+\-@])/;

/** A column of a plain table: the names by which it is recognised, the first being what people are told. */
export interface WantedColumn {
  names: string[];
  required: boolean;
}

/** A row of a plain table: a cell for each wanted column, '' where there is none. */
export interface TableRow {
  row: number;
  cells: string[];
}

/** A piece of a plain table; a row that could not be read is rejected, and no cell of it repeated. */
export interface RowsChunk {
  rows: TableRow[];
  rejected: RejectedRow[];
}

interface Header {
  reading: TableReading;
  /** Place of each wanted column; -1 where the table has none. */
  places: number[];
  width: number;
  row: number;
}

/** Reads a plain table with the wanted columns, in any order; columns nobody wants are left out. */
export function* parseRows(
  readings: readonly TableReading[],
  columns: readonly WantedColumn[],
): Generator<RowsChunk, ParseEnd> {
  try {
    const header = mostTelling(readings, columns);
    if (header && header.width > MAX_COLUMNS) return TOO_WIDE;
    const missing = columns.filter(({ required }, index) => required && (header?.places[index] ?? -1) < 0);
    if (!header || missing.length > 0) return { kind: 'refused', message: missingText(missing) };
    let rows = 0;
    for (const records of header.reading.records(CHUNK_ROWS)) {
      const chunk = chunkOf(records, header);
      rows += chunk.rows.length + chunk.rejected.length;
      if (rows > ROWS_AT_MOST) return { kind: 'refused', message: 'В таблице больше 10 000 строк.' };
      yield chunk;
    }
    return { kind: 'end' };
  } catch (error) {
    if (!(error instanceof DamagedQuotesError)) throw error;
    return damaged(error);
  }
}

/** The record in which most of the wanted columns are named; null when none is named anywhere. */
function mostTelling(readings: readonly TableReading[], columns: readonly WantedColumn[]): Header | null {
  let best: Header | null = null;
  let most = 0;
  for (const reading of readings) {
    for (const { row, cells } of reading.head()) {
      const places = placesOf(cells, columns);
      const found = places.filter((place) => place >= 0).length;
      if (found <= most) continue;
      most = found;
      best = { reading, places, width: cells.length, row };
    }
  }
  return best;
}

/** A Map, so that no header can touch a prototype; of two columns with the same name the first counts. */
function placesOf(cells: readonly string[], columns: readonly WantedColumn[]): number[] {
  const byName = new Map<string, number>();
  cells.forEach((cell, place) => {
    const name = fold(cell.slice(0, CELL_CHARACTERS));
    if (!byName.has(name)) byName.set(name, place);
  });
  return columns.map(({ names }) => names.map((name) => byName.get(fold(name)) ?? -1).find((at) => at >= 0) ?? -1);
}

function missingText(missing: readonly WantedColumn[]): string {
  const names = missing.map(({ names: [name] }) => `«${name}»`).join(', ');
  if (names === '') return 'В таблице не найдено ни одного столбца реестра.';
  return `В таблице ${missing.length > 1 ? 'не найдены столбцы' : 'не найден столбец'} ${names}.`;
}

function chunkOf(records: readonly TableRecord[], header: Header): RowsChunk {
  const chunk: RowsChunk = { rows: [], rejected: [] };
  for (const { row, cells, wellQuoted } of records) {
    if (row <= header.row) continue;
    if (!wellQuoted) chunk.rejected.push({ row, reason: BAD_QUOTES });
    else if (cells.slice(header.width).some((cell) => cell.trim() !== '')) {
      chunk.rejected.push({ row, reason: TOO_MANY_CELLS });
    } else {
      const values = header.places.map((place) => cellText(cells[place]));
      if (values.some((value) => value !== '')) chunk.rows.push({ row, cells: values });
    }
  }
  return chunk;
}

function cellText(cell: string | undefined): string {
  return (cleanCell(cell, CELL_CHARACTERS) ?? '').replace(GUARD, '');
}
