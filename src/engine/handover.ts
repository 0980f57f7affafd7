import type { Owner } from '../domain/case.ts';
import { tell } from './moves.ts';
import { emit, type Run } from './run.ts';
import { clauseOfCase } from './snapshot.ts';

/**
 * Whoever has the case may leave the post: a shift ends, an absence begins. The case stays with the post, and whoever is in
 * it now is told. A post that nobody is in keeps its last holder: there is nobody to hand the case to.
 */
export function handOverFromAbsent(run: Run): void {
  const { owner, state } = run.snapshot.case;
  if (!owner || (state !== 'open' && state !== 'closing')) return;
  const present = run.snapshot.staff[owner.post]?.persons ?? [];
  const [successor] = present;
  if (!successor || present.some(({ id }) => id === owner.personId)) return;
  const { id, name } = successor;
  handOver(run, { post: owner.post, personId: id, name, phone: null }, 'owner-left');
}

/** Gives the case to somebody, who is told how it stands. */
export function handOver(run: Run, owner: Owner, reason: string): void {
  const clause = clauseOfCase(run.snapshot);
  emit(run, { kind: 'own', owner, clause, reason });
  tell(run, 'handover', [owner.post], { clause, loud: true, of: null, reason });
}
