import type { Act } from '../../domain/act.ts';
import type { Evidence } from '../../domain/case.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { Run } from '../run.ts';
import { ruleOf } from '../snapshot.ts';
import { refusedUnlessOwed } from './asked.ts';
import { enter, meetOne } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

const SUBMITTED = 'submitted';

/**
 * What a duty asks for: «исполнено», words with evidence, or a reading. Words for a report that a person drafts confirm
 * it: it leaves at its own time. «Превышение» goes to whom the book names.
 */
export function submit(run: Run, act: Extract<Act, { kind: 'submit' }>): void {
  if (refusedUnlessRunning(run)) return;
  const owed = refusedUnlessOwed(run, act, act.rule);
  if (owed.length === 0) return;
  const rule = ruleOf(run.snapshot, act.rule);
  if (!rule.metBy.all.includes(SUBMITTED)) return refuse(run, 'not-asked');
  if (rule.asks === 'text' && refusedUnlessTold(run, act)) return;
  const lacking = whatLacks(rule, act);
  if (lacking) return refuse(run, lacking);
  const { text, evidence = [] } = act;
  const reading = rule.asks === 'reading' ? act.reading : null;
  for (const { key } of owed) {
    enter(run, act, { kind: SUBMITTED, text, evidence, reading, obligation: key, clause: rule.clause });
    meetOne(run, key, SUBMITTED, act.by?.name ?? null, SUBMITTED);
  }
  if (reading === 'over') run.respond(run, `over:${rule.id}`);
}

function whatLacks(rule: Rule, act: Extract<Act, { kind: 'submit' }>): 'text-required' | 'evidence-required' | null {
  if (rule.asks === 'reading' && act.reading === null) return 'text-required';
  return provesBy(rule, act.evidence) ? null : 'evidence-required';
}

/** Does what came along satisfy the evidence the rule demands? Always, where it demands none. */
export function provesBy(rule: Rule, evidence: readonly Evidence[] = []): boolean {
  return rule.evidence.length === 0 || evidence.some(({ kind }) => rule.evidence.includes(kind));
}
