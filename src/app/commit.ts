import type { Act } from '../domain/act.ts';
import type { Case } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import { collapse, type SaidAt } from '../engine/collapse.ts';
import { violations } from '../engine/invariants.ts';
import { UNSAVED } from '../engine/quiet-case.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { insertCase, nextCaseNumber, saveCase, saveCases } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { appendJournal } from '../store/journal.ts';
import { saveObligationsOf } from '../store/obligations.ts';
import { voidPings } from '../store/outbox.ts';
import { journalOf } from './journal-entry.ts';

/** What was decided about one case, written; what is to be said of it, not yet put in words. */
export interface Committed {
  snapshot: Snapshot;
  said: SaidAt[];
  decisions: readonly Decision[];
}

/** The case was opened by somebody else in the meantime: the caller starts over. */
export class CaseTaken extends Error {}

/** What was decided about one case, not yet written. */
export interface Change {
  before: Snapshot;
  after: Snapshot;
  decisions: readonly Decision[];
  actId: number | null;
  act: Act | null;
}

/**
 * Writes what was decided about a case: the case, its obligations, the journal; queued pings end with an acknowledgement
 * or a closing. Throws, so that the transaction rolls back, when a law of the engine is broken.
 */
export async function commit(tx: Tx, change: Change): Promise<Committed> {
  refuseBroken(change);
  const saved = change.before.case.id === UNSAVED ? await insertNew(tx, change.after) : undefined;
  const stored = saved ?? (await saveCase(tx, change.after.case));
  await saveDebts(tx, [{ ...change, after: { ...change.after, case: stored } }]);
  const [committed] = await record(tx, [change], [stored]);
  if (!committed) throw new Error(`case ${change.after.case.id} was not written`);
  return committed;
}

/**
 * `commit` for many known cases, in a few statements however many they are. `recordActs`: records the acts they were decided
 * on, beside them; gives the id of each.
 */
export async function commitAll(
  tx: Tx,
  changes: readonly Omit<Change, 'actId'>[],
  recordActs: () => Promise<readonly number[]> = () => Promise.resolve([]),
): Promise<Committed[]> {
  changes.forEach(refuseBroken);
  // Sent one after the other without waiting in between: none of them needs what another gives.
  const [acts, saved] = await Promise.all([
    recordActs(),
    saveCases(
      tx,
      changes.map(({ after }) => after.case),
    ),
    saveDebts(tx, changes),
  ]);
  const known = changes.map((change, index) => ({ ...change, actId: acts[index] ?? null }));
  return record(tx, known, saved);
}

function refuseBroken({ before, after, decisions }: Omit<Change, 'actId'>): void {
  const broken = violations(before, after, decisions);
  if (broken.length > 0) throw new Error(`case ${after.case.id}: ${broken.join('; ')}`);
}

/** The obligations of known cases that are not as they were. */
function saveDebts(tx: Tx, changes: readonly Pick<Change, 'before' | 'after'>[]): Promise<void> {
  return saveObligationsOf(
    tx,
    changes.flatMap(({ before, after }) =>
      after.obligations
        .filter((one) => !before.obligations.includes(one))
        .map((one) => ({ ...one, caseId: after.case.id })),
    ),
  );
}

/** What was decided, on record; the cases are `saved`, one for each change. */
async function record(tx: Tx, changes: readonly Change[], saved: readonly Case[]): Promise<Committed[]> {
  const written = changes.map((change, index) => ({ ...change, case: saved[index] as Case }));
  const over = written.filter(({ decisions }) => decisions.some(endsPings));
  await Promise.all([
    appendJournal(
      tx,
      written.flatMap(({ case: { id }, decisions, act, actId }) => journalOf(id, decisions, act, actId)),
    ),
    voidPings(
      tx,
      over.map((one) => one.case.id),
    ),
  ]);
  return written.map(({ after, decisions, case: stored }) => ({
    snapshot: { ...after, case: stored },
    said: collapse(decisions),
    decisions,
  }));
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
