import type { Closing } from '../domain/case.ts';
import { oweAgain } from './owe-again.ts';
import { emit, type Run } from './run.ts';
import { openObligations } from './snapshot.ts';

/** Why the debts of a case ended although nobody met them. */
export const ENDED_BY_CLOSING = 'case-closed';
export const ENDED_BY_REPORT = 'resolution-reported';
const WITHDRAWN = 'withdrawn';

/** Ends every open debt: what was overdue has lapsed, the rest is no longer needed. */
export function endOpen(run: Run, clause: string, reason: string, by: string | null): void {
  for (const obligation of openObligations(run.snapshot)) {
    const state = obligation.overdueAt ? 'lapsed' : 'void';
    emit(run, { kind: 'end', obligation: obligation.key, state, by, clause, reason });
  }
}

/** Liquidation was reported and is not believed: the case runs on, with the debts that the report had ended. */
export function resumeCase(run: Run, clause: string, reason: string, by: string | null): void {
  const reportedAt = run.snapshot.obligations.findLast((o) => o.reason === ENDED_BY_REPORT)?.endedAt ?? run.now;
  endOpen(run, clause, reason, by);
  emit(run, { kind: 'resume', clause, reason });
  oweAgain(run, ENDED_BY_REPORT, reportedAt);
}

/** Takes back what was given: nothing of it was to be done, so nothing of it was missed. */
export function withdrawCase(run: Run, clause: string, by: string | null): void {
  for (const { key } of openObligations(run.snapshot)) {
    emit(run, { kind: 'end', obligation: key, state: 'void', by, clause, reason: WITHDRAWN });
  }
  emit(run, { kind: 'close', how: 'withdrawn', clause, reason: WITHDRAWN });
}

/** Closes the case: all open debts end; the book's reactions to `closed` tell everyone. */
export function closeCase(run: Run, how: Closing, clause: string, reason: string, by: string | null): void {
  endOpen(run, clause, ENDED_BY_CLOSING, by);
  emit(run, { kind: 'close', how, clause, reason });
}
