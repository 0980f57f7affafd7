import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

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
