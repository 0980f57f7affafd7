import type { Act } from '../../domain/act.ts';
import { withdrawCase } from '../closing.ts';
import type { Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { enter } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/**
 * «Отменить поручение»: an assignment or a roadmap is taken back. By its giver, or by anybody who may give such a case: the
 * giver may have left the post, and the seat it was given to may be empty. Not by whoever has to carry it out.
 */
export function withdraw(run: Run, act: Extract<Act, { kind: 'withdraw' }>): void {
  if (refusedUnlessRunning(run)) return;
  const { assignee, from } = run.snapshot.case.facts;
  if (assignee && holds(act.by, assignee) && !(from && holds(act.by, from.post))) return refuse(run, 'not-yours');
  if (act.text.trim() === '') return refuse(run, 'text-required');
  const clause = clauseOfCase(run.snapshot);
  enter(run, act, { kind: 'withdrawn', text: act.text, clause });
  withdrawCase(run, clause, act.by?.name ?? null);
}
