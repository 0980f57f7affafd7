import { and, desc, eq, inArray, like, or } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { journal } from './schema/cases.ts';

export interface JournalEntry {
  caseId: number;
  obligationKey: string | null;
  actId: number | null;
  at: Date;
  kind: string;
  clause: string;
  reason: string;
  /** JSON; instants in it come back as ISO strings. */
  body: unknown;
}

/** Rows of one statement. */
const WRITTEN_AT_ONCE = 5_000;

/** Adds rows, in their order. There is no way to change or remove one: the database refuses. */
export async function appendJournal(tx: Tx, rows: readonly JournalEntry[]): Promise<void> {
  for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
    await tx.insert(journal).select(rowsGiven(journal, rows.slice(from, from + WRITTEN_AT_ONCE)));
  }
}

/** Which rows are wanted: of these kinds, or notes with a reason like one of these patterns of SQL. */
export interface JournalChoice {
  kinds: readonly string[];
  notes: readonly string[];
}

/** The latest `limit` rows of a case (of those chosen), oldest first. */
export async function readJournal(
  tx: Tx,
  caseId: number,
  limit: number,
  chosen?: JournalChoice,
): Promise<(JournalEntry & { id: number })[]> {
  const noted = chosen && or(...chosen.notes.map((pattern) => like(journal.reason, pattern)));
  const choice = chosen && or(inArray(journal.kind, [...chosen.kinds]), and(eq(journal.kind, 'note'), noted));
  const rows = await tx
    .select()
    .from(journal)
    .where(and(eq(journal.caseId, caseId), choice))
    .orderBy(desc(journal.id))
    .limit(limit);
  return rows.toReversed();
}
