import { openTable } from '../../src/ingest/open-table.ts';
import type { Piece, Wanted } from '../../src/ingest/parse-protocol.ts';
import { parseAppeals, type ParsedChunk, type ParseSettings } from '../../src/ingest/parse-text.ts';
import type { Parser, ParseOutcome } from '../../src/ingest/parser.ts';
import { piecesOf } from '../../src/ingest/pieces.ts';
import { refusalOfBytes } from '../../src/ingest/sniff.ts';
import { readingsOfText } from '../../src/ingest/table.ts';

/** The parser without its child process: for tests of what comes after it. */
export const inlineParser: Parser = {
  parse: (bytes, settings, take) =>
    parseInline(bytes, { kind: 'appeals', settings }, async (piece) => {
      if (piece.kind === 'chunk') await take(piece.chunk);
    }),
  parseRows: (bytes, columns, take) =>
    parseInline(bytes, { kind: 'rows', columns }, async (piece) => {
      if (piece.kind === 'rows') await take(piece.rows);
    }),
};

async function parseInline(
  bytes: Uint8Array,
  wanted: Wanted,
  take: (piece: Piece) => Promise<void>,
): Promise<ParseOutcome> {
  const message = refusalOfBytes(bytes);
  if (message !== null) return { kind: 'refused', message };
  const opened = await openTable(Buffer.from(bytes));
  if (opened.kind === 'refused') return opened;
  const pieces = piecesOf(opened.readings, wanted);
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) return piece.value;
    await take(piece.value);
  }
}

/** Everything a text holds, in one piece. */
export function parseWhole(text: string, settings: ParseSettings): ParsedChunk & { message: string | null } {
  const whole: ParsedChunk = { drafts: [], rejected: [], foreign: 0, duplicates: 0, foreignDays: [] };
  const pieces = parseAppeals(readingsOfText(text), settings);
  for (;;) {
    const piece = pieces.next();
    if (piece.done === true) return { ...whole, message: piece.value.kind === 'refused' ? piece.value.message : null };
    whole.drafts.push(...piece.value.drafts);
    whole.rejected.push(...piece.value.rejected);
    whole.foreign += piece.value.foreign;
    whole.foreignDays.push(...piece.value.foreignDays);
    whole.duplicates += piece.value.duplicates;
  }
}
