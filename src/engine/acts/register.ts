import type { Act } from '../../domain/act.ts';
import { emit, type Run } from '../run.ts';
import { ruleOf } from '../snapshot.ts';
import { begunTurns } from './asked.ts';
import { meetOne } from './entries.ts';

/** Rows of a register came, or were confirmed to be up to date: the duty that asks for this register is met. */
export function registerUpdated(run: Run, act: Extract<Act, { kind: 'register-updated' }>): void {
  const rule = ruleOf(run.snapshot, run.snapshot.case.subject);
  const asked = rule.register === act.register ? begunTurns(run, rule).filter(({ state }) => state === 'open') : [];
  if (asked.length === 0) return emit(run, { kind: 'wait', clause: rule.clause, reason: 'nothing-asked' });
  for (const { key } of asked) meetOne(run, key, 'register', act.by?.name ?? null, 'register-updated');
}
