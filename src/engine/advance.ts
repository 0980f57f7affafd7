import type { Decision } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import { decideAndApply } from './decide.ts';
import type { Snapshot } from './snapshot.ts';

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
    const decided = decideAndApply(current, { kind: 'due', obligation: due.key }, due.nextAt);
    current = decided.snapshot;
    decisions.push(...decided.decisions);
  }
  return { snapshot: current, decisions };
}

function earliestDue(snapshot: Snapshot, now: Date, since: Date | null): Obligation | null {
  const { nextAt } = snapshot.case;
  if (!nextAt || nextAt > now) return null;
  const until = now.getTime();
  const from = since?.getTime() ?? -Infinity;
  let found: Obligation | null = null;
  for (const candidate of snapshot.obligations) {
    const at = candidate.nextAt?.getTime() ?? Infinity;
    if (candidate.state !== 'open' || at > until || at < from) continue;
    if (!found || precedes(candidate, found, snapshot)) found = candidate;
  }
  return found;
}

function precedes(one: Obligation, other: Obligation, { book }: Snapshot): boolean {
  const byTime = (one.nextAt?.getTime() ?? 0) - (other.nextAt?.getTime() ?? 0);
  if (byTime !== 0) return byTime < 0;
  const order = Object.keys(book.rules);
  const byRule = order.indexOf(one.rule) - order.indexOf(other.rule);
  return byRule !== 0 ? byRule < 0 : one.key < other.key;
}
