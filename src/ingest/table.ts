import { DELIMITERS, recordsOf, type TableRecord } from './records.ts';

/** Records in which a header is looked for: exports put a title and a period above it. */
export const HEADER_WITHIN = 20;
/** Characters of a text in which it is looked for. */
const HEAD_CHARACTERS = 200_000;

/** One way to read a file as a table: a text under one delimiter, or a sheet of a workbook. */
export interface TableReading {
  /** The first records, among which the header stands. */
  head(): TableRecord[];
  /** All records, at most `size` at a time. @throws {DamagedQuotesError} */
  records(size: number): Iterable<TableRecord[]>;
}

/** A text may be meant under each delimiter: its header tells under which. */
export function readingsOfText(text: string): TableReading[] {
  return DELIMITERS.map((delimiter) => ({
    head: () => firstRecords(recordsOf(text.slice(0, HEAD_CHARACTERS), delimiter, HEADER_WITHIN)),
    records: (size) => recordsOf(text, delimiter, size),
  }));
}

/** The first records of a reading. */
export function firstRecords(pieces: Iterable<TableRecord[]>): TableRecord[] {
  const records: TableRecord[] = [];
  for (const piece of pieces) {
    records.push(...piece);
    if (records.length >= HEADER_WITHIN) break;
  }
  return records.slice(0, HEADER_WITHIN);
}
