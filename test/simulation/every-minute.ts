import type { Decision } from '../../src/domain/decision.ts';
import { addMs } from '../../src/domain/calendar.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Core } from './core.ts';

const MINUTE_MS = 60_000;
/** Longer catch-ups are compared from their beginning on. */
const MINUTES_BOUND = 36 * 60;

/**
 * Ticks every minute from the first due instant on until now; what differs from ticking once at `now`, on the case, its
 * obligations and the record, or null.
 */
export function everyMinuteDiffers(
  core: Core,
  before: Snapshot,
  once: Snapshot,
  decisions: readonly Decision[],
  now: Date,
): string | null {
  const from = before.case.nextAt;
  if (!from || now.getTime() - from.getTime() > MINUTES_BOUND * MINUTE_MS) return null;
  let stepped = before;
  const taken: Decision[] = [];
  for (let at = from; ; at = addMs(at, MINUTE_MS)) {
    const advanced = core.advance(stepped, at > now ? now : at);
    stepped = advanced.snapshot;
    taken.push(...advanced.decisions);
    if (at >= now) break;
  }
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  if (taken.length !== decisions.length) return `${taken.length} decisions instead of ${decisions.length}`;
  if (differs(taken, decisions)) return 'the decisions';
  if (differs(stepped.case, once.case)) return 'the case';
  return differs(stepped.obligations, once.obligations) ? 'the obligations' : null;
}
