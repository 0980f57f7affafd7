import type { Outcome } from '../domain/act.ts';
import { emptyFacts, type CaseFacts, type Entry, type Measure } from '../domain/case.ts';

/** A value as it comes out of jsonb: what was a `Date` is an ISO string. */
export type Stored<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Stored<Item>[]
    : T extends object
      ? { [Key in keyof T]: Stored<T[Key]> }
      : T;

/** Facts of a case as JSON: instants become ISO strings. */
export function encodeFacts(facts: CaseFacts): Stored<CaseFacts> {
  return {
    ...facts,
    entries: facts.entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    seen: facts.seen.map((seen) => ({ ...seen, at: seen.at.toISOString() })),
    heldUntil: toText(facts.heldUntil),
    measures: facts.measures.map((measure) => ({
      ...measure,
      dueAt: toText(measure.dueAt),
      doneAt: toText(measure.doneAt),
    })),
    dueAt: toText(facts.dueAt),
  };
}

/** The inverse of `encodeFacts`. What a row of an earlier release does not have is as in a case nobody spoke of. */
export function decodeFacts(row: StoredFacts): CaseFacts {
  const stored = { ...encodeFacts(emptyFacts(row.title)), ...row };
  return {
    ...stored,
    entries: stored.entries.map((entry): Entry => ({
      ...entry,
      at: new Date(entry.at),
      evidence: entry.evidence ?? [],
    })),
    seen: stored.seen.map((seen) => ({ ...seen, at: new Date(seen.at) })),
    heldUntil: toInstant(stored.heldUntil),
    measures: stored.measures.map((measure): Measure => ({
      ...measure,
      dueAt: toInstant(measure.dueAt),
      doneAt: toInstant(measure.doneAt),
    })),
    dueAt: toInstant(stored.dueAt),
  };
}

type WholeFacts = Stored<CaseFacts>;
type StoredEntry = WholeFacts['entries'][number];

/** Facts as any release so far wrote them: the first knew neither evidence nor measures nor parties. */
export type StoredFacts = Omit<WholeFacts, 'entries' | AddedFact> &
  Partial<Pick<WholeFacts, AddedFact>> & {
    entries: (Omit<StoredEntry, 'evidence'> & Partial<Pick<StoredEntry, 'evidence'>>)[];
  };
type AddedFact = 'early' | 'measures' | 'from' | 'assignee' | 'dueAt' | 'request';

const toText = (instant: Date | null): string | null => instant?.toISOString() ?? null;
const toInstant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** What became of an act, as JSON. */
export function encodeOutcome(outcome: Outcome): Stored<Outcome> {
  if (outcome.kind === 'done') return outcome;
  return { ...outcome, detail: { ...outcome.detail, at: outcome.detail.at?.toISOString() ?? null } };
}

/** The inverse of `encodeOutcome`. */
export function decodeOutcome(stored: Stored<Outcome>): Outcome {
  if (stored.kind === 'done') return stored;
  const { at } = stored.detail;
  return { ...stored, detail: { ...stored.detail, at: at === null ? null : new Date(at) } };
}
