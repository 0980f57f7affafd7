import type { Act } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import type { CaseFacts } from '../domain/case.ts';
import type { PostId } from '../domain/post.ts';
import { applyOne } from './apply.ts';
import { eventsOf } from './events.ts';
import type { Event } from '../regulation/words.ts';
import type { Snapshot } from './snapshot.ts';

/** Decisions being taken at one instant: each is applied as it is taken, so that the next one sees it. */
export interface Run {
  snapshot: Snapshot;
  readonly now: Date;
  /** True when a person or the data caused this: an act may raise more than one level within the spacing. */
  readonly byAct: boolean;
  /** Whose act it is; null for the data and the clock. */
  readonly actorId: number | null;
  readonly decisions: Decision[];
  /** What the book makes of an event: `respond.ts`. `concerned`: who got what was delivered, or whom a problem is handed to. */
  readonly respond: (run: Run, event: Event, concerned?: PostId) => void;
  /** Cascades so far: bounded, so that a book that feeds itself is an error and not a hang. */
  depth: number;
}

/** A decision before it is given its instant. */
export type Draft = Decision extends infer D ? (D extends Decision ? Omit<D, 'at'> : never) : never;

const CASCADE_BOUND = 200;

export function begin(snapshot: Snapshot, now: Date, act: Act | null, respond: Run['respond']): Run {
  const actorId = act?.by?.personId ?? null;
  return { snapshot, now, byAct: act !== null, actorId, respond, decisions: [], depth: 0 };
}

/** Takes a decision, applies it, and lets the book respond to what it makes happen. */
export function emit(run: Run, draft: Draft): void {
  run.depth += 1;
  if (run.depth > CASCADE_BOUND) {
    throw new Error(`case ${run.snapshot.case.id}: more than ${CASCADE_BOUND} decisions at one instant`);
  }
  const decision: Decision = { ...draft, at: run.now };
  run.decisions.push(decision);
  const before = run.snapshot;
  run.snapshot = applyOne(before, decision);
  for (const event of eventsOf(before, decision)) run.respond(run, event);
}

/** Grows the facts of the case. */
export function note(run: Run, clause: string, reason: string, change: Partial<CaseFacts>): void {
  emit(run, { kind: 'note', clause, reason, facts: { ...run.snapshot.case.facts, ...change } });
}
