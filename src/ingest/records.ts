import Papa from 'papaparse';

/** What may stand between cells, the usual one first. */
export const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Lines with quotes out of place after which a file counts as damaged: each of them makes the rest be read again. */
export const MAX_BROKEN_LINES = 100;

/** One record of a table. `row` is its number as a spreadsheet counts it: the first record of the file is row 1. */
export interface TableRecord {
  row: number;
  cells: string[];
  /** False when a quote in the line is not closed where it should be; `cells` is empty then. */
  wellQuoted: boolean;
}

/** More than `MAX_BROKEN_LINES` lines have quotes out of place. `row` is the first one too many. */
export class DamagedQuotesError extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`quotes are out of place up to row ${row}`);
    this.row = row;
  }
}

/**
 * Cuts a text into records, at most `size` at a time, without ever holding more of them. A stray quote costs its own line
 * and not the rest of the file, which a parser would take for one long cell.
 * @throws {DamagedQuotesError}
 */
export function* recordsOf(text: string, delimiter: Delimiter, size: number): Generator<TableRecord[]> {
  const newline = newlineOf(text);
  let rest = text;
  let row = 0;
  let broken = 0;
  while (rest !== '') {
    const piece = readPiece(rest, delimiter, newline, size);
    if (piece.records.length > 0) {
      yield piece.records.map((cells, place) => ({ row: row + place + 1, cells, wellQuoted: true }));
    }
    row += piece.records.length;
    rest = rest.slice(piece.end);
    if (!piece.broken) continue;
    row += 1;
    broken += 1;
    if (broken > MAX_BROKEN_LINES) throw new DamagedQuotesError(row);
    yield [{ row, cells: [], wellQuoted: false }];
    const lineEnd = rest.indexOf(newline);
    rest = lineEnd < 0 ? '' : rest.slice(lineEnd + newline.length);
  }
}

/** Up to `size` good records from the start of a text. `end` is where they end; `broken` says that a bad line follows. */
interface Piece {
  records: string[][];
  end: number;
  broken: boolean;
}

function readPiece(text: string, delimiter: Delimiter, newline: string, size: number): Piece {
  const { data, errors, meta } = parse(text, delimiter, newline, size);
  const firstBroken = errors.find((error) => error.type === 'Quotes')?.row;
  if (firstBroken === undefined) {
    return { records: data, end: data.length < size ? text.length : meta.cursor, broken: false };
  }
  if (firstBroken === 0) return { records: [], end: 0, broken: true };
  const good = parse(text, delimiter, newline, firstBroken);
  return { records: good.data, end: good.meta.cursor, broken: true };
}

function parse(text: string, delimiter: Delimiter, newline: string, size: number): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, {
    delimiter,
    newline: newline as '\n',
    preview: size,
    // The fast mode would split the whole rest again for each piece.
    fastMode: false,
  });
}

/** How lines end, judged by the first end of line. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const at = text.search(/[\r\n]/);
  if (at < 0 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}
