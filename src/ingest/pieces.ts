import type { Piece, Wanted } from './parse-protocol.ts';
import { parseRows } from './parse-rows.ts';
import { parseAppeals, type ParseEnd } from './parse-text.ts';
import type { TableReading } from './table.ts';

/** What is wanted of a table, piece by piece. */
export function* piecesOf(readings: readonly TableReading[], wanted: Wanted): Generator<Piece, ParseEnd> {
  if (wanted.kind === 'appeals') {
    const chunks = parseAppeals(readings, wanted.settings);
    for (let next = chunks.next(); ; next = chunks.next()) {
      if (next.done === true) return next.value;
      yield { kind: 'chunk', chunk: next.value };
    }
  }
  const chunks = parseRows(readings, wanted.columns);
  for (let next = chunks.next(); ; next = chunks.next()) {
    if (next.done === true) return next.value;
    yield { kind: 'rows', rows: next.value };
  }
}
