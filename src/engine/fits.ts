import type { ActKind } from '../domain/act.ts';
import type { CaseKind } from '../domain/case.ts';

const EMERGENCY: readonly CaseKind[] = ['emergency'];
const RISE: readonly CaseKind[] = ['rise'];
const DUTY: readonly CaseKind[] = ['duty'];

/**
 * Which acts a kind of case knows. A press names its case itself and comes from outside: «Устранено» for the case of a
 * daily duty would end that duty for ever.
 */
export const KNOWN_ACTS: Record<ActKind, readonly CaseKind[]> = {
  rise: ['emergency', 'rise'],
  announce: EMERGENCY,
  acknowledge: EMERGENCY,
  progress: EMERGENCY,
  informing: EMERGENCY,
  'cannot-solve': EMERGENCY,
  resolved: EMERGENCY,
  'confirm-closing': EMERGENCY,
  'reject-closing': EMERGENCY,
  'undo-closing': EMERGENCY,
  'false-alarm': EMERGENCY,
  seen: EMERGENCY,
  appoint: EMERGENCY,
  'rise-opened': RISE,
  'rise-usual': RISE,
  import: DUTY,
  delivered: ['emergency', 'rise', 'duty'],
  undeliverable: ['emergency', 'duty'],
  begin: DUTY,
};
