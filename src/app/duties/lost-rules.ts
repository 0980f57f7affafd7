import type { Decision } from '../../domain/decision.ts';
import { apply } from '../../engine/apply.ts';
import type { Book } from '../../regulation/book.ts';
import { openObligations, type Snapshot } from '../../engine/snapshot.ts';
import { saveCase } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { appendJournal } from '../../store/journal.ts';
import { saveObligations } from '../../store/obligations.ts';
import type { Committed } from '../commit.ts';
import { journalOf } from '../journal-entry.ts';

const REMOVED = 'rule-removed';

/** A book changes and a rule goes: does no calendar rule stand behind a duty of this name any more? */
export function isLost(book: Book, rule: string): boolean {
  return book.rules[rule]?.starts.kind !== 'calendar';
}

/** The end of debts whose rule the book has lost: they are no longer needed. The engine knows nothing to do with them. */
export function lostDebts({ book, obligations }: Snapshot, now: Date): Decision[] {
  return obligations
    .filter(({ rule, state }) => state === 'open' && !(rule in book.rules))
    .map(({ key, clause }) => ({
      clause,
      reason: REMOVED,
      at: now,
      kind: 'end',
      obligation: key,
      state: 'void',
      by: null,
    }));
}

/**
 * Ends the case of such a duty, which the engine cannot decide on: what was owed is no longer needed, nobody is told, the
 * record says why. Written past the law that a duty never closes: that one holds while its rule stands.
 */
export async function endLost(tx: Tx, before: Snapshot, now: Date): Promise<Committed> {
  const clause = before.obligations.at(-1)?.clause ?? before.book.emergency.clause;
  const stamp = { clause, reason: REMOVED, at: now };
  const decisions: Decision[] = [
    ...openObligations(before).map(({ key }): Decision => ({
      ...stamp,
      kind: 'end',
      obligation: key,
      state: 'void',
      by: null,
    })),
    { ...stamp, kind: 'close', how: 'superseded' },
  ];
  const after = apply(before, decisions);
  const saved = await saveCase(tx, after.case);
  await saveObligations(
    tx,
    saved.id,
    after.obligations.filter((one) => !before.obligations.includes(one)),
  );
  await appendJournal(tx, journalOf(saved.id, decisions, null, null));
  return { snapshot: { ...after, case: saved }, said: [], decisions };
}
