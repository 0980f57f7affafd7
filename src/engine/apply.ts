import type { Case } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { PostId } from '../domain/post.ts';
import type { Snapshot } from './snapshot.ts';

/** The snapshot after the decisions: the same function in the shell, the tests and the simulator. */
export function apply(snapshot: Snapshot, decisions: readonly Decision[]): Snapshot {
  return decisions.reduce(applyOne, snapshot);
}

/** The snapshot after one decision. `next_at` of the case is derived here and nowhere else. */
export function applyOne(snapshot: Snapshot, decision: Decision): Snapshot {
  const obligations = changeObligations(snapshot.obligations, decision);
  const changed = changeCase(snapshot.case, decision);
  const isSame = obligations === snapshot.obligations;
  const isLater = decision.at.getTime() > changed.lastAt.getTime();
  if (isSame && !isLater) return changed === snapshot.case ? snapshot : { ...snapshot, case: changed };
  const lastAt = isLater ? decision.at : changed.lastAt;
  const nextAt = isSame ? changed.nextAt : earliest(obligations);
  return { ...snapshot, obligations, case: { ...changed, lastAt, nextAt } };
}

function earliest(obligations: readonly Obligation[]): Date | null {
  let found: Date | null = null;
  let foundMs = Infinity;
  for (const { nextAt } of obligations) {
    const ms = nextAt?.getTime() ?? Infinity;
    if (ms >= foundMs) continue;
    found = nextAt;
    foundMs = ms;
  }
  return found;
}

function changeObligations(all: Obligation[], decision: Decision): Obligation[] {
  switch (decision.kind) {
    case 'owe':
      return [...all, owed(decision)];
    case 'advance':
      return replace(all, decision.obligation, (o) => ({ ...o, step: o.step + 1, nextAt: decision.nextAt }));
    case 'overdue':
      return replace(all, decision.obligation, (o) => ({ ...o, overdueAt: o.overdueAt ?? decision.at }));
    case 'item':
      return replace(all, decision.obligation, (o) => ({ ...o, items: union(o.items, [decision.item]) }));
    case 'end':
      return replace(all, decision.obligation, (o) => ({
        ...o,
        state: decision.state,
        reason: decision.reason,
        endedAt: decision.at,
        endedBy: decision.by,
        nextAt: null,
      }));
    case 'hold':
      return replace(all, decision.obligation, (o) => ({ ...o, dueAt: decision.dueAt, nextAt: decision.nextAt }));
    case 'redraft':
      return replace(all, decision.obligation, (o) => ({ ...o, draft: decision.text }));
    case 'open':
    case 'reach':
    case 'pass':
    case 'own':
    case 'note':
    case 'tell':
    case 'closing':
    case 'resume':
    case 'close':
    case 'refresh':
    case 'refuse':
    case 'wait':
      return all;
  }
}

function owed(decision: Extract<Decision, { kind: 'owe' }>): Obligation {
  const { key, rule, clause, debtor, occurrence, startsAt, dueAt, nextAt } = decision;
  return {
    key,
    rule,
    clause,
    debtor,
    occurrence,
    startsAt,
    dueAt,
    nextAt,
    step: 0,
    state: 'open',
    reason: null,
    overdueAt: null,
    endedAt: null,
    endedBy: null,
    items: [],
    draft: null,
  };
}

function changeCase(before: Case, decision: Decision): Case {
  switch (decision.kind) {
    case 'open': {
      const opened = { ...before, state: 'open' as const, facts: decision.facts, closedAt: null };
      if (decision.how === 'undo') return opened;
      return { ...opened, level: -1, levelAt: null, reached: [], told: [], owner: null, openedAt: decision.at };
    }
    case 'reach':
      return {
        ...before,
        level: decision.level,
        levelAt: decision.at,
        reached: union(before.reached, [decision.post]),
        facts: { ...before.facts, levelClause: decision.clause },
      };
    case 'pass':
      return {
        ...before,
        facts: {
          ...before.facts,
          passed: [
            ...before.facts.passed.filter((passed) => passed.post !== decision.post),
            { post: decision.post, reason: decision.why },
          ],
        },
      };
    case 'own':
      return { ...before, owner: decision.owner };
    case 'note':
      return { ...before, facts: decision.facts };
    case 'tell': {
      const told = union(before.told, decision.to);
      return told === before.told ? before : { ...before, told };
    }
    case 'closing':
      return { ...before, state: 'closing' };
    case 'resume':
      return { ...before, state: 'open', facts: { ...before.facts, closing: null } };
    case 'close':
      return { ...before, state: 'closed', closedAt: decision.at, facts: { ...before.facts, closing: decision.how } };
    case 'owe':
    case 'advance':
    case 'overdue':
    case 'item':
    case 'end':
    case 'hold':
    case 'redraft':
    case 'refresh':
    case 'refuse':
    case 'wait':
      return before;
  }
}

function replace(all: Obligation[], key: string, change: (before: Obligation) => Obligation): Obligation[] {
  const at = all.findIndex((obligation) => obligation.key === key && obligation.state === 'open');
  return at === -1 ? all : all.with(at, change(all[at] as Obligation));
}

function union(known: string[], more: readonly PostId[]): string[] {
  const added = more.filter((item) => !known.includes(item));
  return added.length === 0 ? known : [...known, ...added];
}
