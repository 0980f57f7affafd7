import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

/**
 * What a statement is given: a transaction, or the database itself. One type for both drivers: only their raw results
 * (`execute`) differ, and no statement uses those. Both drivers' databases are cast to it once, where they are opened.
 */
export type Tx = PgDatabase<PgQueryResultHKT>;
/** The database outside any transaction: each statement commits by itself. */
export type Db = Tx;

export interface Database {
  kind: 'pglite' | 'postgres';
  db: Db;
  /**
   * Runs `work` in one transaction (READ COMMITTED); commits when it resolves, rolls back when it throws.
   * Inside, use `tx` only: awaiting `db` there hangs for ever on PGlite, and on PostgreSQL with one connection,
   * because the transaction holds the only connection.
   */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

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
