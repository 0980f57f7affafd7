import type { Act } from '../../domain/act.ts';
import type { Run } from '../run.ts';
import { clauseOfCase, ruleOf } from '../snapshot.ts';
import { enter } from './entries.ts';
import { refuse } from './refuse.ts';

/**
 * «Передал в ЦУР»: where bots are forbidden a person passes the ready text on; the time is recorded, also after the case. A
 * text of the case that no obligation asked for (an answer, a closing) names none, and is told apart by the key of its act.
 */
export function relayed(run: Run, act: Extract<Act, { kind: 'relayed' }>): void {
  const { obligations, case: subject } = run.snapshot;
  if (act.obligation === '') return enter(run, act, { kind: 'relayed', text: '', clause: clauseOfCase(run.snapshot) });
  const report = obligations.find(({ key }) => key === act.obligation);
  if (!report) return refuse(run, 'not-asked');
  const before = subject.facts.entries.find((one) => one.kind === 'relayed' && one.obligation === report.key);
  if (before) return refuse(run, 'already-done', { name: before.by, at: before.at });
  const text = ruleOf(run.snapshot, report.rule).what ?? '';
  enter(run, act, { kind: 'relayed', text, obligation: report.key, clause: report.clause });
}
