import type { TimeZone } from '../../domain/calendar.ts';
import type { ParsedChunk } from '../../ingest/parse-text.ts';
import {
  discardVersions,
  findKnown,
  insertVersions,
  supersedeVersions,
  versionOf,
} from '../../store/appeal-versions.ts';
import type { Database } from '../../store/database.ts';
import {
  deleteStagingImport,
  findVisibleImport,
  insertStagingImport,
  listUnfinished,
  publishImport,
  type ImportOrigin,
  type StoredImport,
} from '../../store/imports.ts';
import { takeImportLease, type ImportLease } from './import-lease.ts';
import type { Figures, Tally } from './import-tally.ts';

/** Rows undone in one short transaction. */
const DISCARD_ROWS = 2_000;

/** An import on its way: written to the database, seen by nobody. */
export interface Staging {
  /** Writes what is new in a chunk, in one short transaction. */
  take(chunk: ParsedChunk): Promise<void>;
  /** Makes everything visible by one switch; gives the id of the import. */
  publish(figures: Figures): Promise<number>;
  /** Undoes everything that was written. */
  discard(): Promise<void>;
}

/** `taken`: another import of the district is under way. `loaded`: these bytes are visible already. */
export type StagingStart =
  { kind: 'staging'; staging: Staging } | { kind: 'taken' } | { kind: 'loaded'; import: StoredImport };

/** Begins an import under the lease of its district, after clearing away what a dead one left behind. */
export async function beginStaging(
  database: Database,
  origin: ImportOrigin,
  zone: TimeZone,
  tally: Tally,
): Promise<StagingStart> {
  const lease = await takeImportLease(database, origin.district);
  if (!lease) return { kind: 'taken' };
  try {
    await discardUnfinished(database, origin.district, lease);
    const begun = await database.transaction(async (tx) => {
      await lease.keep(tx);
      return (await findVisibleImport(tx, origin.district, origin.hash)) ?? (await insertStagingImport(tx, origin));
    });
    if (typeof begun === 'number') {
      return { kind: 'staging', staging: stagingOf(database, lease, { ...origin, zone, importId: begun }, tally) };
    }
    await lease.release(database.db);
    return { kind: 'loaded', import: begun };
  } catch (error) {
    await lease.release(database.db);
    throw error;
  }
}

function stagingOf(
  database: Database,
  lease: ImportLease,
  { importId, district, zone }: { importId: number; district: string; zone: TimeZone },
  tally: Tally,
): Staging {
  return {
    async take(chunk) {
      const versions = chunk.drafts.map((draft) => versionOf(draft, zone));
      await database.transaction(async (tx) => {
        await lease.keep(tx);
        const known = await findKnown(tx, district, versions);
        const { fresh, superseded } = tally.add(chunk, versions, known);
        await insertVersions(tx, { importId, district }, fresh);
        await supersedeVersions(tx, superseded, importId);
      });
    },
    publish: (figures) =>
      database.transaction(async (tx) => {
        await lease.keep(tx);
        await publishImport(tx, importId, figures);
        await lease.release(tx);
        return importId;
      }),
    async discard() {
      await discardImport(database, importId, lease);
      await lease.release(database.db);
    },
  };
}

/**
 * Clears away what imports of the district left that were begun and never finished, or were rolled back.
 * Gives how many there were.
 */
export async function discardUnfinished(database: Database, district: string, lease: ImportLease): Promise<number> {
  const unfinished = await listUnfinished(database.db, district);
  for (const id of unfinished) await discardImport(database, id, lease);
  return unfinished.length;
}

/** Undoes an import that nobody sees, in short transactions; a staged one is then forgotten, a rolled-back one remembered. */
async function discardImport(database: Database, id: number, lease: ImportLease): Promise<void> {
  for (let touched = DISCARD_ROWS; touched > 0;) {
    touched = await database.transaction(async (tx) => {
      await lease.keep(tx);
      return discardVersions(tx, id, DISCARD_ROWS);
    });
  }
  await deleteStagingImport(database.db, id);
}
