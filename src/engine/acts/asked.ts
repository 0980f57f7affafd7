import type { Act } from '../../domain/act.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Run } from '../run.ts';
import type { Snapshot } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { hasBegun } from './entries.ts';
import { refuse } from './refuse.ts';

/**
 * The open turns of a rule that the presser's posts owe now. None: refused, with the reason, and empty. A turn of tomorrow
 * stands already when today's is met: it is not asked for before it starts.
 */
export function refusedUnlessOwed(run: Run, act: Act, ruleId: string): Obligation[] {
  const rule = run.snapshot.book.rules[ruleId];
  const turns = rule ? begunTurns(run, rule) : [];
  const owed = turns.filter((one) => isOpen(one) && holds(act.by, one.debtor));
  if (owed.length > 0) return owed;
  const last = latest(turns);
  if (last?.state === 'met') refuse(run, 'already-done', { name: last.endedBy, at: last.endedAt });
  else refuse(run, turns.some(isOpen) ? 'not-yours' : 'not-asked');
  return [];
}

/** The turns of a rule that have begun, or may be met early, whatever became of them. */
export function begunTurns({ snapshot, now }: Run, rule: Rule): Obligation[] {
  return snapshot.obligations.filter((one) => one.rule === rule.id && hasBegun(snapshot, one, now));
}

/** An obligation as it stands after what has been decided so far; null once it has ended. */
export function stillOpen(snapshot: Snapshot, key: string): Obligation | null {
  return snapshot.obligations.find((one) => one.key === key && isOpen(one)) ?? null;
}

function isOpen({ state }: Obligation): boolean {
  return state === 'open';
}

/** The turn that began last; null of none. */
export function latest(turns: readonly Obligation[]): Obligation | null {
  return turns.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()).at(-1) ?? null;
}
