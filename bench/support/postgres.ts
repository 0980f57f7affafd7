import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { embeddedServer } from '../../test/support/embedded-server.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** Runs something on a PostgreSQL of its own, with the settings it has when nobody sets any, and takes it away again. */
export async function withPostgres(work: (database: Database) => Promise<void>): Promise<void> {
  const { server, directory, url } = await embeddedServer([], () => undefined);
  try {
    await server.initialise();
    await server.start();
    const database = await openDatabase({ url, dataDir: null, migrationsFolder: MIGRATIONS });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
