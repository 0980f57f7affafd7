import type { Act } from '../../domain/act.ts';
import { withdrawCase } from '../closing.ts';
import type { Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';
import { holds } from './capacity.ts';
import { enter } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';
import { refusedUnlessTold } from './words.ts';

/**
 * «Отменить поручение»: an assignment or a roadmap is taken back. Only by whoever holds the post it was given by: what the
 * Head has given is not cancelled below. The giver may have left: the next holder of the post answers for what it gave.
 */
export function withdraw(run: Run, act: Extract<Act, { kind: 'withdraw' }>): void {
  if (refusedUnlessRunning(run)) return;
  const { from } = run.snapshot.case.facts;
  if (!from || !holds(act.by, from.post)) return refuse(run, 'not-yours');
  if (refusedUnlessTold(run, act)) return;
  const clause = clauseOfCase(run.snapshot);
  enter(run, act, { kind: 'withdrawn', text: act.text, clause });
  withdrawCase(run, clause, act.by?.name ?? null);
}
