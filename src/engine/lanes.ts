import type { Saying, Tell } from '../domain/decision.ts';
import type { Snapshot } from './snapshot.ts';

const LANES: Record<Saying, Tell['lane']> = {
  card: 'alarm',
  ping: 'demand',
  reminder: 'demand',
  worsened: 'alarm',
  confirm: 'demand',
  'decide-rise': 'demand',
  'no-data': 'demand',
  'undecided-rise': 'demand',
  'bot-late': 'demand',
  preview: 'demand',
  demand: 'demand',
  decision: 'demand',
  handover: 'demand',
  problem: 'demand',
  answer: 'report',
  report: 'report',
  closing: 'report',
  reopened: 'report',
  'suggest-closing': 'report',
  draft: 'digest',
};

/** A silent card is a report, and a report of an emergency does not wait behind the digests. */
export function laneOf({ case: { kind } }: Snapshot, say: Saying, loud: boolean): Tell['lane'] {
  if (say === 'card' && !loud) return 'report';
  return say === 'draft' && kind === 'emergency' ? 'report' : LANES[say];
}
