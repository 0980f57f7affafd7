import type { ActKind } from '../domain/act.ts';
import { CASE_KINDS, type CaseKind } from '../domain/case.ts';

const EMERGENCY: readonly CaseKind[] = ['emergency'];
const RISE: readonly CaseKind[] = ['rise'];
const DUTY: readonly CaseKind[] = ['duty'];
const REQUEST: readonly CaseKind[] = ['request'];
/** Somebody works on it, and hands it on. */
const WORKED_ON: readonly CaseKind[] = ['emergency', 'request', 'assignment'];
/** It is reported as done, and somebody else confirms it. */
const CONFIRMED: readonly CaseKind[] = ['emergency', 'assignment'];
/** It climbs the chain. */
const CLIMBS: readonly CaseKind[] = ['emergency', 'request'];
/** Its debtors draft reports and tick lists. */
const DRAFTED: readonly CaseKind[] = ['emergency', 'duty'];

/**
 * Which acts a kind of case knows. A press names its case itself and comes from outside: «Устранено» for the case of a
 * daily duty would end that duty for ever.
 */
export const KNOWN_ACTS: Record<ActKind, readonly CaseKind[]> = {
  rise: ['emergency', 'rise'],
  'rise-amended': ['emergency', 'rise'],
  announce: EMERGENCY,
  // In a duty: a unit confirms what was dispatched to it.
  acknowledge: [...WORKED_ON, 'duty'],
  progress: EMERGENCY,
  informing: EMERGENCY,
  'cannot-solve': CLIMBS,
  resolved: CONFIRMED,
  'confirm-closing': CONFIRMED,
  'reject-closing': CONFIRMED,
  'undo-closing': EMERGENCY,
  'false-alarm': EMERGENCY,
  seen: WORKED_ON,
  appoint: WORKED_ON,
  'take-over': CLIMBS,
  proposals: EMERGENCY,
  'working-group': EMERGENCY,
  decision: CLIMBS,
  'send-drafts': DRAFTED,
  'hold-drafts': DRAFTED,
  explain: DUTY,
  check: DRAFTED,
  'measure-done': ['emergency', 'roadmap'],
  submit: DRAFTED,
  problem: ['duty', 'assignment', 'roadmap'],
  'register-updated': DUTY,
  request: REQUEST,
  answer: REQUEST,
  relayed: CASE_KINDS,
  'more-evidence': CASE_KINDS,
  assign: ['assignment'],
  plan: ['roadmap'],
  withdraw: ['assignment', 'roadmap'],
  'rise-opened': RISE,
  'rise-usual': RISE,
  import: DUTY,
  delivered: CASE_KINDS,
  undeliverable: ['emergency', 'duty', 'request', 'assignment', 'roadmap'],
  begin: DUTY,
};
