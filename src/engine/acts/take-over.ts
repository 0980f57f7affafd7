import type { Act } from '../../domain/act.ts';
import { tell } from '../moves.ts';
import { emit, type Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';
import { acknowledge, ownerFor } from './acknowledge.ts';
import { meet } from './entries.ts';
import { refuse, refusedUnlessRunning } from './refuse.ts';

/** «Перехватить»: the presser takes the case from its owner, who is told. A case nobody has yet is simply accepted. */
export function takeOver(run: Run, act: Extract<Act, { kind: 'take-over' }>): void {
  if (refusedUnlessRunning(run) || !act.by) return;
  const before = run.snapshot.case.owner;
  if (!before) return acknowledge(run, act);
  if (before.personId === act.by.personId) return refuse(run, 'own-case', { name: before.name });
  const clause = clauseOfCase(run.snapshot);
  emit(run, { kind: 'own', owner: ownerFor(run, act.by), clause, reason: 'taken-over' });
  meet(run, 'acknowledge', act.by.name, 'taken-over');
  tell(run, 'report', [before.post], { clause, loud: false, of: null, reason: 'taken-over' });
}
