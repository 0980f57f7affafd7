import type { Decision } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { openObligations, type Snapshot } from './snapshot.ts';

/** Due instants of one case stepped through in one go. A case further behind is finished by the next tick. */
export const STEPS_BOUND = 1000;

export interface Advanced {
  snapshot: Snapshot;
  decisions: Decision[];
}

/**
 * Steps a case through every due instant up to `now`, in order; at the same instant in the order of the book's rules.
 * The same function in the tick and in the simulator: once at T gives what every minute until T gives.
 * With `since`, only what is due from then on: after an act, what it started itself; older debts wait for the tick, so
 * that acts still waiting in the inbox after a downtime count first.
 */
export function advance(snapshot: Snapshot, now: Date, since: Date | null = null): Advanced {
  let current = snapshot;
  const decisions: Decision[] = [];
  for (let taken = 0; taken < STEPS_BOUND; taken += 1) {
    const due = earliestDue(current, now, since);
    if (!due?.nextAt) break;
    const decided = decide(current, { kind: 'due', obligation: due.key }, due.nextAt);
    current = apply(current, decided);
    decisions.push(...decided);
  }
  return { snapshot: current, decisions };
}

function earliestDue(snapshot: Snapshot, now: Date, since: Date | null): Obligation | null {
  const { nextAt } = snapshot.case;
  if (!nextAt || nextAt > now) return null;
  const order = Object.keys(snapshot.book.rules);
  let found: Obligation | null = null;
  for (const candidate of openObligations(snapshot)) {
    if (!candidate.nextAt || candidate.nextAt > now || (since && candidate.nextAt < since)) continue;
    if (!found?.nextAt || precedes(candidate, found, order)) found = candidate;
  }
  return found;
}

function precedes(one: Obligation, other: Obligation, order: readonly string[]): boolean {
  const byTime = (one.nextAt?.getTime() ?? 0) - (other.nextAt?.getTime() ?? 0);
  if (byTime !== 0) return byTime < 0;
  const byRule = order.indexOf(one.rule) - order.indexOf(other.rule);
  return byRule !== 0 ? byRule < 0 : one.key < other.key;
}
