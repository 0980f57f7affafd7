import type { Database } from './database.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

export interface OpenOptions {
  /** `postgres://…`, or null for the embedded database. */
  url: string | null;
  /** Directory of the embedded database, guarded against a second process; null keeps it in memory, for tests. */
  dataDir: string | null;
  migrationsFolder: string;
  /** Connections to PostgreSQL at most; the embedded database has one. */
  max?: number;
}

/**
 * Opens the database and brings its schema up to date.
 * Refuses, with a one-line `StoreError`: a taken or unusable directory, a server that does not answer or refuses,
 * a schema newer than this program, a schema that stayed locked.
 */
export async function openDatabase({ url, dataDir, migrationsFolder, max }: OpenOptions): Promise<Database> {
  return url === null ? openPglite(dataDir, migrationsFolder) : openPostgres(url, migrationsFolder, max);
}
