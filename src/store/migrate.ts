import { readMigrationFiles } from 'drizzle-orm/migrator';
import { bigint, pgSchema } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';
import { LOCK_NOT_AVAILABLE, StoreError, UNDEFINED_TABLE, sqlState } from './store-error.ts';

/** Where drizzle's migrator keeps what it has applied. */
const applied = pgSchema('drizzle').table('__drizzle_migrations', {
  createdAt: bigint('created_at', { mode: 'number' }),
});

/**
 * Brings the schema up to date. Drizzle applies everything that is missing in one transaction, so a process killed
 * in the middle leaves nothing behind and the next start begins again.
 * Refuses a database that has migrations this program does not know.
 */
export async function migrateSchema(db: Db, migrationsFolder: string, migrate: () => Promise<void>): Promise<void> {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  const newer = (await readApplied(db)).filter((createdAt) => !known.has(createdAt));
  if (newer.length > 0) {
    throw new StoreError('the database has a newer schema than this program: install the newer release');
  }
  try {
    await migrate();
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new StoreError('the database schema is in use and could not be changed within 5 s: start again');
  }
}

async function readApplied(db: Db): Promise<number[]> {
  try {
    const rows = await db.select().from(applied);
    return rows.map((row) => row.createdAt ?? 0);
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}
