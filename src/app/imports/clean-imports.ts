import { findLaterImport, hideImport, readImport } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { takeImportLease } from './import-lease.ts';
import { discardUnfinished } from './import-staging.ts';

/**
 * At the start: clears away what imports left behind that ended in the middle. Nobody ever saw their rows. An import
 * whose lease still runs may be another process at work, and is left alone: the next import of the district looks again.
 */
export async function cleanAbandonedImports(app: Pick<App, 'database' | 'books' | 'log'>): Promise<void> {
  const { database } = app;
  const districts = new Set([...app.books.values()].map((book) => book.district.id));
  for (const district of districts) {
    const lease = await takeImportLease(database, district);
    if (!lease) continue;
    const cleaned = await discardUnfinished(database, district, lease);
    await lease.release(database.db);
    if (cleaned > 0) app.log.info({ district, imports: cleaned }, 'abandoned imports cleared away');
  }
}

export type RollBackOutcome =
  | { kind: 'rolled-back' }
  | { kind: 'refused'; reason: 'unknown' | 'not-visible' | 'busy' }
  /** A later import rests on it: that one would have to be rolled back first. */
  | { kind: 'refused'; reason: 'superseded'; by: number };

/** Takes a visible import back: what it added is gone, what it changed is as before. The figures of it stay. */
export async function rollBackImport(
  { database }: Pick<App, 'database'>,
  district: string,
  importId: number,
): Promise<RollBackOutcome> {
  const lease = await takeImportLease(database, district);
  if (!lease) return { kind: 'refused', reason: 'busy' };
  const outcome = await database.transaction(async (tx): Promise<RollBackOutcome> => {
    await lease.keep(tx);
    if (!(await readImport(tx, district, importId))) return { kind: 'refused', reason: 'unknown' };
    const by = await findLaterImport(tx, district, importId);
    if (by !== null) return { kind: 'refused', reason: 'superseded', by };
    return (await hideImport(tx, importId)) ? { kind: 'rolled-back' } : { kind: 'refused', reason: 'not-visible' };
  });
  if (outcome.kind === 'rolled-back') await discardUnfinished(database, district, lease);
  await lease.release(database.db);
  return outcome;
}
