import type { RowsChunk, WantedColumn } from './parse-rows.ts';
import type { ParseEnd, ParsedChunk, ParseSettings } from './parse-text.ts';

/** What is looked for in a file: appeals, or the rows of a plain table. */
export type Wanted = { kind: 'appeals'; settings: ParseSettings } | { kind: 'rows'; columns: WantedColumn[] };

/** A piece of what was found. */
export type Piece = { kind: 'chunk'; chunk: ParsedChunk } | { kind: 'rows'; rows: RowsChunk };

/**
 * What the parser and its child process say to each other. The child gets the bytes on its standard input and answers
 * each `next` with one piece: it never runs ahead of what has been stored.
 */
export type ToChild = { kind: 'begin'; wanted: Wanted } | { kind: 'next' };

export type FromChild = { kind: 'ready' } | Piece | ParseEnd;
