import { and, desc, eq, sql } from 'drizzle-orm';
import { obligationKey, type Obligation } from '../domain/obligation.ts';
import type { Tx } from './database.ts';
import { obligation } from './schema.ts';

type Row = typeof obligation.$inferSelect;

/** Ended ones are kept for proof; deciding needs only the latest of them, and of each rule the newest. */
const RECENTLY_ENDED = 40;
const isOpen = sql`${obligation.state} = 'open'`;

/**
 * What is owed in a case: all that is open, the most recently ended, and of each rule the newest that ended (what began
 * once in a case of many days is not to begin again), in the order they were first owed.
 */
export async function readObligations(tx: Tx, caseId: number): Promise<Obligation[]> {
  const ofCase = eq(obligation.caseId, caseId);
  const open = await tx.select().from(obligation).where(and(ofCase, isOpen));
  const ended = await tx
    .select()
    .from(obligation)
    .where(and(ofCase, sql`${obligation.state} <> 'open'`))
    .orderBy(desc(obligation.endedAt), desc(obligation.id))
    .limit(RECENTLY_ENDED);
  const newest =
    ended.length < RECENTLY_ENDED
      ? []
      : await tx
          .selectDistinctOn([obligation.rule])
          .from(obligation)
          .where(and(ofCase, sql`${obligation.state} <> 'open'`))
          .orderBy(obligation.rule, desc(obligation.endedAt), desc(obligation.id));
  const byId = new Map([...open, ...ended, ...newest].map((row) => [row.id, row]));
  return [...byId.values()].toSorted((a, b) => a.id - b.id).map(obligationOf);
}

/** Writes obligations as they are now; the same rule, debtor and occurrence is the same row. */
export async function saveObligations(tx: Tx, caseId: number, changed: readonly Obligation[]): Promise<void> {
  if (changed.length === 0) return;
  await tx
    .insert(obligation)
    .values(changed.map(({ key: _, ...columns }) => ({ ...columns, caseId })))
    .onConflictDoUpdate({
      target: [obligation.caseId, obligation.rule, obligation.debtor, obligation.occurrence],
      set: {
        clause: sql`excluded.clause`,
        startsAt: sql`excluded.starts_at`,
        dueAt: sql`excluded.due_at`,
        nextAt: sql`excluded.next_at`,
        step: sql`excluded.step`,
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        overdueAt: sql`excluded.overdue_at`,
        endedAt: sql`excluded.ended_at`,
        endedBy: sql`excluded.ended_by`,
        items: sql`excluded.items`,
        draft: sql`excluded.draft`,
      },
    });
}

function obligationOf({ id: _, caseId: __, ...row }: Row): Obligation {
  return { ...row, key: obligationKey(row.rule, row.debtor, row.occurrence) };
}
