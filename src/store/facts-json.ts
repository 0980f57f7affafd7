import type { Outcome } from '../domain/act.ts';
import type { CaseFacts, Entry } from '../domain/case.ts';

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
    heldUntil: facts.heldUntil?.toISOString() ?? null,
  };
}

/** The inverse of `encodeFacts`. */
export function decodeFacts(stored: Stored<CaseFacts>): CaseFacts {
  return {
    ...stored,
    entries: stored.entries.map((entry): Entry => ({ ...entry, at: new Date(entry.at) })),
    seen: stored.seen.map((seen) => ({ ...seen, at: new Date(seen.at) })),
    heldUntil: stored.heldUntil === null ? null : new Date(stored.heldUntil),
  };
}

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
