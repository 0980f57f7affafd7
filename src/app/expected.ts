import { z } from 'zod';
import type { ActBody } from '../domain/act.ts';
import { TRENDS, type Trend } from '../domain/case.ts';
import type { Action } from '../domain/post.ts';

/** What the words asked for will be. */
export type Expected =
  | { kind: 'progress'; trend: Trend | null }
  | { kind: 'informing' }
  | { kind: 'resolved' }
  | { kind: 'reject-closing' }
  | { kind: 'false-alarm' }
  | { kind: 'rise-usual' }
  /** The title of a case opened by hand. Belongs to no case yet. */
  | { kind: 'open-by-hand'; regulation: string }
  | AwaitedImport;

/**
 * A file that was sent: being checked, waiting for «Загрузить», or being loaded. Fetched again by its Telegram id, so that
 * a restart in the middle loses nothing.
 */
export interface AwaitedImport {
  kind: 'import';
  stage: 'check' | 'wait' | 'load';
  regulation: string;
  fileId: string;
  fileName: string;
}

/** `case_id` of a prompt that belongs to no case. */
export const NO_CASE = 0;

/** How the rows of imports begin. */
export const IMPORT_PREFIX = 'import:';

/** How an expectation is kept in a prompt row: its kind, and an argument after a colon. */
export function encodeExpected(expected: Expected): string {
  switch (expected.kind) {
    case 'progress':
      return expected.trend === null ? 'progress' : `progress:${expected.trend}`;
    case 'open-by-hand':
      return `open-by-hand:${expected.regulation}`;
    case 'import':
      return `${IMPORT_PREFIX}${JSON.stringify([expected.stage, expected.regulation, expected.fileId, expected.fileName])}`;
    default:
      return expected.kind;
  }
}

/** The expectation kept in a prompt row; null for one that this program would not have written. */
export function decodeExpected(text: string): Expected | null {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const argument = colon < 0 ? '' : text.slice(colon + 1);
  switch (kind) {
    case 'progress':
      return { kind, trend: TRENDS.find((trend) => trend === argument) ?? null };
    case 'informing':
    case 'resolved':
    case 'reject-closing':
    case 'false-alarm':
    case 'rise-usual':
      return { kind };
    case 'open-by-hand':
      return { kind, regulation: argument };
    case 'import':
      return decodeImport(argument);
    default:
      return null;
  }
}

const importWords = z.tuple([z.enum(['check', 'wait', 'load']), z.string(), z.string(), z.string()]);

function decodeImport(argument: string): AwaitedImport | null {
  const words = importWords.safeParse(JSON.parse(argument));
  if (!words.success) return null;
  const [stage, regulation, fileId, fileName] = words.data;
  return { kind: 'import', stage, regulation, fileId, fileName };
}

/** The act that the words complete; null for an expectation that words do not answer. */
export function actOfWords(expected: Expected, words: string): ActBody | null {
  switch (expected.kind) {
    case 'progress':
      return { kind: 'progress', text: words, trend: expected.trend };
    case 'informing':
    case 'resolved':
    case 'reject-closing':
    case 'false-alarm':
    case 'rise-usual':
      return { kind: expected.kind, text: words };
    case 'open-by-hand':
      return { kind: 'announce', title: words, rise: null, note: words };
    case 'import':
      return null;
  }
}

/** The right that an expectation needs: looked up when it is asked for and again when the words come. */
export function rightFor(expected: Expected): Action {
  switch (expected.kind) {
    case 'reject-closing':
      return 'confirm-closing';
    case 'rise-usual':
      return 'decide-rise';
    default:
      return expected.kind;
  }
}
