import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import type { RegisterValues } from '../domain/register.ts';
import type { Tx } from './database.ts';
import type { RegisterPlace } from './registers.ts';
import { registerRow } from './schema/registers.ts';

/** Standing rows at once at most; far above what happens in a district in some weeks. */
const ROWS_BOUND = 200;

/**
 * Rows that stand of a register whose days, from the field `first` to the field `last`, touch those from `from` to `to`;
 * the newest come first.
 */
export async function listRowsTouching(
  tx: Tx,
  { regulation, register }: RegisterPlace,
  { first, last, from, to }: { first: string; last: string; from: LocalDate; to: LocalDate },
): Promise<RegisterValues[]> {
  const day = (field: string) => sql`${registerRow.values}->>${field}::text`;
  const rows = await tx
    .select({ values: registerRow.values })
    .from(registerRow)
    .where(
      and(
        eq(registerRow.regulation, regulation),
        eq(registerRow.register, register),
        isNull(registerRow.endedAt),
        sql`${day(first)} <= ${to}`,
        sql`${day(last)} >= ${from}`,
      ),
    )
    .orderBy(desc(registerRow.id))
    .limit(ROWS_BOUND);
  return rows.map(({ values }) => values);
}
