import type { CaseView, TimelineLine } from '../render/view.ts';
import { readCase } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { readJournal, type JournalChoice } from '../store/journal.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { App } from './app.ts';
import { unitTitlesIn } from './people/unit-titles.ts';
import { readSnapshot } from './snapshots.ts';

/** Rows of a history that are looked at; a phone shows far fewer, the journal itself has no end. */
const TIMELINE_ROWS = 2_000;

/** Journal rows that people read as the history of a case; of the notes, what a person or the data said. */
const SHOWN: JournalChoice = {
  kinds: ['open', 'reach', 'pass', 'own', 'overdue', 'closing', 'resume', 'close'],
  notes: ['%-entered', 'rise-grew', 'seen'],
};

/** A case for the renderer; null when there is none. */
export async function caseView(tx: Tx, app: Viewing, caseId: number): Promise<CaseView | null> {
  const found = await readCase(tx, caseId);
  const now = app.clock();
  return found && viewOf(await readSnapshot(tx, app, found, now), now);
}

/** What is needed to look at a case. */
export type Viewing = Pick<App, 'books' | 'clock' | 'isWorkingDay'>;

/** The same from what has been read already. */
export function viewOf({ book, case: subject, obligations, staff }: Snapshot, now: Date): CaseView {
  return { book, case: subject, obligations, now, unitTitles: unitTitlesIn(staff) };
}

/** The history of a case, oldest first: who was reached when, who took it, what was done, what was missed. */
export async function timeline(tx: Tx, caseId: number): Promise<TimelineLine[]> {
  const rows = await readJournal(tx, caseId, TIMELINE_ROWS, SHOWN);
  return rows.map(({ at, kind, clause, reason, body }) => {
    const detail = body as { post?: string; name?: string; text?: string; rule?: string };
    const { post = null, name = null, text = null, rule = null } = detail;
    return { at, kind, clause, reason, post, name, text, rule };
  });
}
