import type { RejectedRow } from '../../domain/appeal.ts';
import type { ImportOutcome } from './import-appeals.ts';

/** What a program that sent a file is told: the answer of `POST /ingest` and of `npm run import`. */
export interface ImportAnswer {
  importId: number;
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  foreign: number;
  duplicates: number;
  rejected: RejectedRow[];
  periodFrom: string | null;
  periodTo: string | null;
  asOf: Date;
  alreadyLoaded: boolean;
}

/** The figures of an import under their public names. */
export function importAnswer(outcome: Extract<ImportOutcome, { kind: 'imported' }>): ImportAnswer {
  const { importId, rows, added, changed, unchanged, foreign, duplicates, rejected } = outcome;
  const { periodFrom, periodTo, asOf, alreadyLoaded } = outcome;
  const counts = { rows, new: added, changed, unchanged, foreign, duplicates, rejected };
  return { importId, ...counts, periodFrom, periodTo, asOf, alreadyLoaded };
}
