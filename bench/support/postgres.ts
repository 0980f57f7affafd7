import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { embeddedPostgres } from '../../test/support/embedded-postgres.ts';

const PASSWORD = 'bench';
const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** Runs something on a PostgreSQL of its own, with the settings it has when nobody sets any, and takes it away again. */
export async function withPostgres(work: (database: Database) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'reglament-bench-'));
  const port = await freePort();
  const Embedded = await embeddedPostgres();
  const server = new Embedded({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: PASSWORD,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
    const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
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

/** PostgreSQL takes no «any port»: it is told one. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
