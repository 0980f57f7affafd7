import type { Act } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import { collapse, type SaidAt } from '../engine/collapse.ts';
import { violations } from '../engine/invariants.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { insertCase, nextCaseNumber, saveCase } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { appendJournal } from '../store/journal.ts';
import { saveObligations } from '../store/obligations.ts';
import { voidPings } from '../store/outbox.ts';
import { journalOf } from './journal-entry.ts';
import { UNSAVED } from './snapshots.ts';

/** What was decided about one case, written; what is to be said of it, not yet put in words. */
export interface Committed {
  snapshot: Snapshot;
  said: SaidAt[];
  decisions: readonly Decision[];
}

/** The case was opened by somebody else in the meantime: the caller starts over. */
export class CaseTaken extends Error {}

/**
 * Writes what was decided about a case: the case, its obligations, the journal; queued pings end with an acknowledgement
 * or a closing. Throws, so that the transaction rolls back, when a law of the engine is broken.
 */
export async function commit(
  tx: Tx,
  change: { before: Snapshot; after: Snapshot; decisions: readonly Decision[]; actId: number | null; act: Act | null },
): Promise<Committed> {
  const { before, after, decisions } = change;
  const broken = violations(before, after, decisions);
  if (broken.length > 0) throw new Error(`case ${after.case.id}: ${broken.join('; ')}`);
  const saved = before.case.id === UNSAVED ? await insertNew(tx, after) : await saveCase(tx, after.case);
  const changed = after.obligations.filter((o) => !before.obligations.includes(o));
  await saveObligations(tx, saved.id, changed);
  await appendJournal(tx, journalOf(saved.id, decisions, change.act, change.actId));
  if (decisions.some(endsPings)) await voidPings(tx, saved.id);
  return { snapshot: { ...after, case: saved }, said: collapse(decisions), decisions };
}

async function insertNew(tx: Tx, { case: draft }: Snapshot) {
  const number = draft.kind === 'duty' ? 0 : await nextCaseNumber(tx);
  const inserted = await insertCase(tx, { ...draft, number });
  if (!inserted) throw new CaseTaken(`${draft.regulation}: ${draft.subject} was opened meanwhile`);
  return inserted;
}

function endsPings(decision: Decision): boolean {
  if (decision.kind === 'tell') return decision.say === 'ping';
  return decision.kind === 'own' || decision.kind === 'close' || decision.kind === 'closing';
}
