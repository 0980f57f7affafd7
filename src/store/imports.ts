import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { RejectedRow } from '../domain/appeal.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema/appeals.ts';

/** Who sent which file, and when. */
export interface ImportOrigin {
  regulation: string;
  district: string;
  /** sha-256 of the bytes. */
  hash: string;
  fileName: string;
  receivedAt: Date;
  receivedBy: string;
}

/** What an import found; every row of the file is in exactly one of the counts, repeated numbers aside. */
export interface ImportFigures {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  foreign: number;
  rejected: RejectedRow[];
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
  /** First day of which the file is taken to hold everything; null when it covers none. */
  coversFrom: LocalDate | null;
  asOf: Date;
}

export type StoredImport = ImportOrigin & ImportFigures & { id: number; state: 'staging' | 'visible' | 'rolled-back' };

/** The visible import of these very bytes in the district, if there is one. */
export async function findVisibleImport(tx: Tx, district: string, hash: string): Promise<StoredImport | null> {
  const rows = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.district, district), eq(imports.hash, hash), eq(imports.state, 'visible')));
  return rows[0] ?? null;
}

/** An import by its id. */
export async function readImport(tx: Tx, id: number): Promise<StoredImport | null> {
  const rows = await tx.select().from(imports).where(eq(imports.id, id));
  return rows[0] ?? null;
}

/** Begins an import that nobody sees yet; gives its id. */
export async function insertStagingImport(tx: Tx, origin: ImportOrigin): Promise<number> {
  const rows = await tx
    .insert(imports)
    .values({
      ...origin,
      state: 'staging',
      asOf: origin.receivedAt,
      rows: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      foreign: 0,
      rejected: [],
    })
    .returning({ id: imports.id });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the import was not written');
  return id;
}

/** Makes everything the import staged visible at once. */
export async function publishImport(tx: Tx, id: number, figures: ImportFigures): Promise<void> {
  await tx
    .update(imports)
    .set({ ...figures, state: 'visible' })
    .where(and(eq(imports.id, id), eq(imports.state, 'staging')));
}

/** Hides a visible import at once; what it superseded is seen again. False when it was not visible. */
export async function hideImport(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx
    .update(imports)
    .set({ state: 'rolled-back' })
    .where(and(eq(imports.id, id), eq(imports.state, 'visible')))
    .returning({ id: imports.id });
  return rows.length > 0;
}

/** Forgets a staged import, once its rows are gone. */
export async function deleteStagingImport(tx: Tx, id: number): Promise<void> {
  await tx.delete(imports).where(and(eq(imports.id, id), eq(imports.state, 'staging')));
}

/** Imports of a district that were begun and never finished, or rolled back with rows left. */
export async function listUnfinished(tx: Tx, district: string): Promise<number[]> {
  const leftRows = sql`exists (select 1 from ${appeal}
    where ${appeal.importId} = ${imports.id} or ${appeal.supersededBy} = ${imports.id})`;
  const rows = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.district, district),
        or(eq(imports.state, 'staging'), and(eq(imports.state, 'rolled-back'), leftRows)),
      ),
    )
    .orderBy(asc(imports.id));
  return rows.map(({ id }) => id);
}

/** The visible import of a district that was taken in last; null when there is none. */
export function latestVisibleImport(tx: Tx, district: string): Promise<StoredImport | null> {
  return latestOf(tx, district, ['visible']);
}

/** The import of a district that was taken in last, whether it is still seen or was rolled back. */
export function latestImport(tx: Tx, district: string): Promise<StoredImport | null> {
  return latestOf(tx, district, ['visible', 'rolled-back']);
}

async function latestOf(
  tx: Tx,
  district: string,
  states: readonly StoredImport['state'][],
): Promise<StoredImport | null> {
  const rows = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.district, district), inArray(imports.state, states)))
    .orderBy(desc(imports.id))
    .limit(1);
  return rows[0] ?? null;
}
