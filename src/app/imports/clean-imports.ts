import type { App } from '../app.ts';
import { takeImportLease } from './import-lease.ts';
import { discardUnfinished } from './import-staging.ts';

/**
 * At the start: clears away what imports left behind that ended in the middle or were rolled back. Nobody sees their rows.
 * An import whose lease still runs may be another process at work, and is left alone: the next import of the district
 * looks again.
 */
export async function cleanAbandonedImports(app: Pick<App, 'database' | 'books' | 'log'>): Promise<void> {
  const districts = new Set([...app.books.values()].map((book) => book.district.id));
  for (const district of districts) await cleanDistrict(app, district);
}

/** The same for one district. */
export async function cleanDistrict({ database, log }: Pick<App, 'database' | 'log'>, district: string): Promise<void> {
  const lease = await takeImportLease(database, district);
  if (!lease) return;
  try {
    const cleaned = await discardUnfinished(database, district, lease);
    if (cleaned > 0) log.info({ district, imports: cleaned }, 'abandoned imports cleared away');
  } finally {
    await lease.release(database.db);
  }
}
