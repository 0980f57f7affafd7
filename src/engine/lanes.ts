import type { Saying, Tell } from '../domain/decision.ts';
import type { DraftName } from '../regulation/words.ts';
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

/**
 * A silent card is a report, and so is a draft that is shown without asking for anything. A report of an emergency does
 * not wait behind the digests. The notice to those who are to organise its end demands something of them within their hour.
 */
export function laneOf(
  { case: { kind } }: Snapshot,
  say: Saying,
  { loud, draft = null }: { loud: boolean; draft?: string | null },
): Tell['lane'] {
  if ((say === 'card' || say === 'preview') && !loud) return 'report';
  if (say !== 'draft' || kind !== 'emergency') return LANES[say];
  return draft === NOTICE ? 'demand' : 'report';
}

const NOTICE: DraftName = 'brief';
