import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createPostgresDatabase, MIGRATIONS, type DatabaseKind } from './databases.ts';

/** Where a program in a process of its own keeps its data. */
export interface Ground {
  kind: DatabaseKind;
  /** The variable that says so to the program. */
  env: Record<string, string>;
  /** Looks into the data. The embedded database can be looked into only while no program runs on it. */
  look<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** The same data once more. No program may be running on it. */
  copy(): Promise<Ground>;
  drop(): Promise<void>;
}

/** New ground of a kind: nothing was ever stored on it. `server`: another PostgreSQL than the test run's. */
export async function newGround(kind: DatabaseKind, server?: string): Promise<Ground> {
  if (kind === 'pglite') return directoryGround(await mkdtemp(join(tmpdir(), 'reglament-data-')));
  return serverGround(server ? { address: server } : {});
}

function directoryGround(dir: string): Ground {
  return {
    kind: 'pglite',
    env: { DATA_DIR: dir },
    look: (work) => lookInto({ url: null, dataDir: dir }, work),
    async copy() {
      const twin = join(tmpdir(), `reglament-data-${randomUUID()}`);
      await cp(dir, twin, { recursive: true });
      return directoryGround(twin);
    },
    drop: () => rm(dir, { recursive: true, force: true }),
  };
}

async function serverGround(made: { like?: string; address?: string }): Promise<Ground> {
  const database = await createPostgresDatabase(made);
  return {
    kind: 'postgres',
    env: { DATABASE_URL: database.url },
    look: (work) => lookInto({ url: database.url, dataDir: null }, work),
    copy: () => serverGround({ ...made, like: database.url }),
    drop: () => database.drop(),
  };
}

async function lookInto<T>(
  where: { url: string | null; dataDir: string | null },
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const database: Database = await openDatabase({ ...where, migrationsFolder: MIGRATIONS, max: 1 });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

/** The simulated clock of the data starts anew with the next program on it. */
export async function forgetClock(db: Db): Promise<void> {
  await db.execute(sql`update system set clock_real_at = null, clock_start_at = null, clock_speed = null`);
}

/** Lets the leases and claims of a killed process run out now, instead of waiting for it. */
export async function letLeasesRunOut(db: Db): Promise<void> {
  await db.execute(sql`update lease set until = now()`);
  await db.execute(sql`update inbox set claimed_until = null`);
}
