import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from './database.ts';
import { regulationState } from './schema/system.ts';

export type RegulationState = typeof regulationState.$inferSelect;

/** Notes the book a regulation runs on now; since when its data are watched stays as it is. */
export async function upsertRegulation(
  tx: Tx,
  { regulation, district, bookHash }: Omit<RegulationState, 'watchingSince'>,
): Promise<void> {
  await tx
    .insert(regulationState)
    .values({ regulation, district, bookHash })
    .onConflictDoUpdate({ target: regulationState.regulation, set: { district, bookHash } });
}

/** Begins to watch the data. False when they are watched already (since then it stays), or nobody knows the regulation. */
export async function startWatching(tx: Tx, regulation: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(regulationState)
    .set({ watchingSince: at })
    .where(and(eq(regulationState.regulation, regulation), isNull(regulationState.watchingSince)))
    .returning({ regulation: regulationState.regulation });
  return rows.length > 0;
}

/** Stops watching the data. False when they are not watched. */
export async function stopWatching(tx: Tx, regulation: string): Promise<boolean> {
  const rows = await tx
    .update(regulationState)
    .set({ watchingSince: null })
    .where(and(eq(regulationState.regulation, regulation), isNotNull(regulationState.watchingSince)))
    .returning({ regulation: regulationState.regulation });
  return rows.length > 0;
}

export async function readRegulationState(tx: Tx, regulation: string): Promise<RegulationState | null> {
  const rows = await tx.select().from(regulationState).where(eq(regulationState.regulation, regulation));
  return rows[0] ?? null;
}
