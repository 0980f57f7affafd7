import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Tx } from './database.ts';
import { guardDirectory } from './guard.ts';
import { migrateSchema } from './migrate.ts';
import { StoreError, rootMessage } from './store-error.ts';

/** Beside the guard's socket, so that PGlite finds a directory that holds nothing but its own files. */
const SUBDIRECTORY = 'database';

/**
 * Opens the embedded database: in `dataDir`, held by this process alone, or in memory when null. See `openDatabase`.
 * It has one connection: transactions run one after the other.
 */
export async function openPglite(dataDir: string | null, migrationsFolder: string): Promise<Database> {
  const guard = dataDir === null ? null : await guardDirectory(dataDir);
  try {
    const client = await boot(dataDir);
    try {
      const db = drizzle(client);
      await migrateSchema(db, migrationsFolder, () => migrate(db, { migrationsFolder }));
    } catch (error) {
      await client.close();
      throw error;
    }
    return databaseOf(client, async () => {
      await client.close();
      await guard?.release();
    });
  } catch (error) {
    await guard?.release();
    throw error;
  }
}

async function boot(dataDir: string | null): Promise<PGlite> {
  try {
    return await PGlite.create(dataDir === null ? {} : { dataDir: join(dataDir, SUBDIRECTORY) });
  } catch (error) {
    const reason = rootMessage(error);
    throw new StoreError(`the data in ${dataDir} can't be opened (${reason}): restore a backup or set DATA_DIR`);
  }
}

/** A booted and migrated PGlite as a `Database`. */
export function databaseOf(client: PGlite, close: () => Promise<void>): Database {
  const db = drizzle(client) as unknown as Tx;
  return {
    kind: 'pglite',
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    close,
  };
}
