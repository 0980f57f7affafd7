import { asc, getTableColumns, lte, or, sql } from 'drizzle-orm';
import { obligationKey, type Obligation } from '../domain/obligation.ts';
import { isAmong } from './among.ts';
import type { Tx } from './database.ts';
import { rowsGiven } from './rows-given.ts';
import { obligation } from './schema/cases.ts';

type Row = typeof obligation.$inferSelect;

/** Ended ones are kept for proof; deciding needs only the latest of them, and of each rule the newest. */
const RECENTLY_ENDED = 40;
/** Rows of one statement. */
const WRITTEN_AT_ONCE = 2_000;
const isOpen = sql`(${obligation.state} = 'open')`;

/**
 * What is owed in a case: all that is open, the most recently ended, and of each rule the newest that ended (what began
 * once in a case of many days is not to begin again), in the order they were first owed.
 */
export async function readObligations(tx: Tx, caseId: number): Promise<Obligation[]> {
  return (await readObligationsOf(tx, [caseId])).get(caseId) ?? [];
}

/** The same of many cases at once, by case. */
export async function readObligationsOf(tx: Tx, caseIds: readonly number[]): Promise<Map<number, Obligation[]>> {
  const lastFirst = sql`${obligation.endedAt} desc, ${obligation.id} desc`;
  const ranked = tx
    .select({
      ...getTableColumns(obligation),
      open: sql<boolean>`${isOpen}`.as('open'),
      place: sql<number>`row_number() over (partition by ${obligation.caseId}, ${isOpen} order by ${lastFirst})`.as(
        'place',
      ),
      ofRule:
        sql<number>`row_number() over (partition by ${obligation.caseId}, ${isOpen}, ${obligation.rule} order by ${lastFirst})`.as(
          'of_rule',
        ),
    })
    .from(obligation)
    .where(isAmong(obligation.caseId, caseIds))
    .as('ranked');
  const rows = await tx
    .select()
    .from(ranked)
    .where(or(ranked.open, lte(ranked.place, RECENTLY_ENDED), sql`${ranked.ofRule} = 1`))
    .orderBy(asc(ranked.id));
  const found = new Map<number, Obligation[]>(caseIds.map((id) => [id, []]));
  for (const { open: _, place: __, ofRule: ___, ...row } of rows) found.get(row.caseId)?.push(obligationOf(row));
  return found;
}

/** Writes obligations as they are now; the same rule, debtor and occurrence is the same row. */
export function saveObligations(tx: Tx, caseId: number, changed: readonly Obligation[]): Promise<void> {
  return saveObligationsOf(
    tx,
    changed.map((one) => ({ ...one, caseId })),
  );
}

/** The same of many cases at once. */
export async function saveObligationsOf(tx: Tx, changed: readonly (Obligation & { caseId: number })[]): Promise<void> {
  for (let from = 0; from < changed.length; from += WRITTEN_AT_ONCE) {
    await upsert(tx, changed.slice(from, from + WRITTEN_AT_ONCE));
  }
}

async function upsert(tx: Tx, changed: readonly (Obligation & { caseId: number })[]): Promise<void> {
  await tx
    .insert(obligation)
    .select(rowsGiven(obligation, changed))
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
