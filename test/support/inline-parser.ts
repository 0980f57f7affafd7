import { decodeText } from '../../src/ingest/decode.ts';
import { parseText, type ParsedChunk } from '../../src/ingest/parse-text.ts';
import type { Parser } from '../../src/ingest/parser.ts';
import { refusalOfBytes } from '../../src/ingest/sniff.ts';

/** The parser without its child process: for tests of what comes after it. */
export const inlineParser: Parser = {
  async parse(bytes, settings, take) {
    const message = refusalOfBytes(bytes);
    if (message !== null) return { kind: 'refused', message };
    const pieces = parseText(decodeText(bytes), settings);
    for (;;) {
      const piece = pieces.next();
      if (piece.done === true) return piece.value;
      await take(piece.value);
    }
  },
};

/** Everything a text holds, in one piece. */
export function parseWhole(
  text: string,
  settings: Parameters<typeof parseText>[1],
): ParsedChunk & { message: string | null } {
  const whole: ParsedChunk = { drafts: [], rejected: [], foreign: 0, duplicates: 0, foreignDays: [] };
  const pieces = parseText(text, settings);
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
