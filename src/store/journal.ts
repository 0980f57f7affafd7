import { desc, eq } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { journal } from './schema.ts';

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

/** Adds rows, in their order. There is no way to change or remove one: the database refuses. */
export async function appendJournal(tx: Tx, rows: readonly JournalEntry[]): Promise<void> {
  if (rows.length > 0) await tx.insert(journal).values([...rows]);
}

/** The latest `limit` rows of a case, oldest first. */
export async function readJournal(tx: Tx, caseId: number, limit: number): Promise<(JournalEntry & { id: number })[]> {
  const rows = await tx.select().from(journal).where(eq(journal.caseId, caseId)).orderBy(desc(journal.id)).limit(limit);
  return rows.toReversed();
}
