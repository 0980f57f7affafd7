import type { CaseKind } from '../domain/case.ts';
import type { Event, Rule } from '../regulation/book.ts';
import { move } from './moves.ts';
import { owe } from './owe.ts';
import type { Run } from './run.ts';
import { openObligations, ruleOf } from './snapshot.ts';

/** What the book makes of an event: new turns of a repeated rule, rules that start on it, then its reactions. */
export function respond(run: Run, event: Event): void {
  const { book, case: subject } = run.snapshot;
  const [name, ruleId] = event.split(':', 2);
  if (name === 'met' && ruleId && subject.state === 'open') repeatAfterMet(run, ruleOf(run.snapshot, ruleId));
  for (const rule of Object.values(book.rules)) {
    if (rule.starts.kind === 'event' && rule.starts.event === event && caseKindOf(rule) === subject.kind)
      owe(run, rule);
  }
  if (subject.kind !== 'emergency') return;
  for (const reaction of book.reactions) {
    if (reaction.on === event) for (const each of reaction.moves) move(run, each, null);
  }
}

function repeatAfterMet(run: Run, rule: Rule): void {
  if (rule.starts.kind !== 'event' || rule.starts.repeat?.kind !== 'after-met') return;
  if (openObligations(run.snapshot).some((obligation) => obligation.rule === rule.id)) return;
  owe(run, rule);
}

/** The kind of case a rule belongs to: a calendar rule is a duty of its own, a rise waits for a decision. */
export function caseKindOf(rule: Rule): CaseKind {
  if (rule.starts.kind === 'calendar') return 'duty';
  return rule.starts.event === 'rise' ? 'rise' : 'emergency';
}
