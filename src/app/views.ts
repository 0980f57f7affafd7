import type { CaseView, TimelineLine } from '../render/view.ts';
import { readCase } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { readJournal } from '../store/journal.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { App } from './app.ts';
import { readSnapshot } from './snapshots.ts';

/** Lines of a history that is shown; the journal itself has no end. */
const TIMELINE_LINES = 200;

/** Kinds of journal rows that people read as the history of a case. */
const SHOWN: ReadonlySet<string> = new Set([
  'open',
  'reach',
  'pass',
  'own',
  'note',
  'overdue',
  'closing',
  'resume',
  'close',
]);

/** A case for the renderer; null when there is none. */
export async function caseView(tx: Tx, app: Pick<App, 'books' | 'clock'>, caseId: number): Promise<CaseView | null> {
  const found = await readCase(tx, caseId);
  return found && viewOf(await readSnapshot(tx, app, found), app.clock());
}

/** The same from what has been read already. */
export function viewOf({ book, case: subject, obligations }: Snapshot, now: Date): CaseView {
  return { book, case: subject, obligations, now };
}

/** The history of a case, oldest first: who was reached when, who took it, what was done, what was missed. */
export async function timeline(tx: Tx, caseId: number): Promise<TimelineLine[]> {
  const rows = await readJournal(tx, caseId, TIMELINE_LINES);
  return rows.flatMap(({ at, kind, clause, reason, body }) => {
    const detail = body as { post?: string; name?: string; text?: string };
    const worded = kind !== 'note' || reason.endsWith('-entered') || reason === 'rise-grew' || reason === 'seen';
    if (!SHOWN.has(kind) || !worded) return [];
    return [
      { at, kind, clause, reason, post: detail.post ?? null, name: detail.name ?? null, text: detail.text ?? null },
    ];
  });
}
