import type { ParseEnd, ParsedChunk, ParseSettings } from './parse-text.ts';

/**
 * What the parser and its child process say to each other. The child gets the bytes on its standard input and answers
 * each `next` with one piece: it never runs ahead of what has been stored.
 */
export type ToChild = { kind: 'begin'; settings: ParseSettings } | { kind: 'next' };

export type FromChild = { kind: 'ready' } | { kind: 'chunk'; chunk: ParsedChunk } | ParseEnd;
