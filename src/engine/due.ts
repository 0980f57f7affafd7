import { DEBTOR } from '../domain/post.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { Rule } from '../regulation/book.ts';
import { nextStep, type StepAction } from '../regulation/schedule.ts';
import { closeCase } from './closing.ts';
import { move, tell } from './moves.ts';
import { nextMoment, oweCalendarTurn } from './owe.ts';
import { emit, type Run } from './run.ts';
import { openObligations, ruleOf } from './snapshot.ts';

/** Takes the step of an obligation that is due at `run.now`, then sets its next one. */
export function stepObligation(run: Run, key: string): void {
  const obligation = findOpen(run, key);
  if (!obligation) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  const justBefore = new Date(run.now.getTime() - 1);
  const step = nextStep(run.snapshot.book, rule, obligation, justBefore);
  if (rule.starts.kind === 'calendar') oweCalendarTurn(run, rule, obligation.startsAt);
  if (step?.at.getTime() === run.now.getTime()) {
    for (const action of step.actions) if (findOpen(run, key)) act(run, rule, obligation, action);
  }
  setNext(run, rule, key);
}

function findOpen(run: Run, key: string): Obligation | null {
  return openObligations(run.snapshot).find((obligation) => obligation.key === key) ?? null;
}

function act(run: Run, rule: Rule, obligation: Obligation, action: StepAction): void {
  switch (action.kind) {
    case 'ask':
      return tell(run, rule.asks ?? 'reminder', [DEBTOR], { clause: rule.clause, loud: true, of: obligation });
    case 'remind':
      return tell(run, 'reminder', [DEBTOR], { clause: rule.clause, loud: true, of: obligation });
    case 'ping-debtor':
      return tell(run, dutyWord(rule), [DEBTOR], { clause: action.clause, loud: true, of: obligation });
    case 'send':
      return tell(run, 'draft', rule.to, { clause: rule.clause, loud: true, of: obligation, draft: rule.draft });
    case 'overdue':
      return emit(run, { kind: 'overdue', obligation: obligation.key, clause: rule.clause, reason: 'due-time-passed' });
    case 'moves':
      for (const each of action.moves) if (findOpen(run, obligation.key)) move(run, each, obligation);
      return undefined;
  }
}

/** A duty to load the data is reminded of in its own words. */
function dutyWord(rule: Rule): 'no-data' | 'reminder' {
  return rule.metBy.all.includes('import-of-yesterday') ? 'no-data' : 'reminder';
}

function setNext(run: Run, rule: Rule, key: string): void {
  const obligation = findOpen(run, key);
  if (!obligation) return;
  const nextAt = nextMoment(run.snapshot, rule, obligation, run.now);
  if (nextAt) return emit(run, { kind: 'advance', obligation: key, nextAt, clause: rule.clause, reason: 'step-taken' });
  const state = obligation.overdueAt ? 'lapsed' : 'void';
  emit(run, { kind: 'end', obligation: key, state, by: null, clause: rule.clause, reason: 'nothing-further' });
  const { case: subject } = run.snapshot;
  if (subject.kind === 'rise' && subject.state === 'open' && openObligations(run.snapshot).length === 0) {
    closeCase(run, 'undecided', rule.clause, 'not-decided', null);
  }
}
