import type { Refusal, RefusalDetail } from '../../domain/act.ts';
import { emit, type Run } from '../run.ts';
import { clauseOfCase } from '../snapshot.ts';

/** The act is no longer possible: nothing changes, and the presser is told why. */
export function refuse(run: Run, refusal: Refusal, detail: Partial<RefusalDetail> = {}): void {
  emit(run, {
    kind: 'refuse',
    refusal,
    detail: { name: null, at: null, ...detail },
    clause: clauseOfCase(run.snapshot),
    reason: refusal,
  });
}

/** True, and said, when the case does not run. */
export function refusedUnlessRunning(run: Run): boolean {
  const { state, closedAt } = run.snapshot.case;
  if (state === 'open' || state === 'closing') return false;
  refuse(run, state === 'closed' ? 'case-closed' : 'case-not-open', { at: closedAt });
  return true;
}
