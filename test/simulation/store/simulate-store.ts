import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { openDatabase } from '../../../src/store/open-database.ts';
import { empty, MIGRATIONS, type DatabaseKind } from '../../support/databases.ts';
import { startPostgres, teardown } from '../../support/postgres-global.ts';
import { shippedBook, type BOOKS } from '../books.ts';
import type { Stores } from './replicas.ts';
import { runStoreSeed, type StoreRun } from './run-store-seed.ts';

export interface StoreWanted {
  store: DatabaseKind;
  seeds: number;
  from: number;
  days: number;
  books: readonly (typeof BOOKS)[number][];
  /** Address of a server that is running already, with rights to make a database; else one is started. */
  url: string | null;
}

/** Without durability: nothing outlives the run. */
const SETTINGS = ['fsync=off', 'full_page_writes=off'];

/**
 * Plays seeds on a real store, one after the other; `done` is told of each. Ends at the first one that fails: a process may be
 * waiting in a transaction for ever, and nobody gets that store empty again.
 */
export async function simulateOnStore(wanted: StoreWanted, done: (run: StoreRun) => void): Promise<void> {
  const started = wanted.store === 'postgres' && wanted.url === null;
  const server = started ? await startPostgres(SETTINGS) : wanted.url;
  try {
    const stores = wanted.store === 'postgres' ? await onServer(server ?? '') : await inMemory();
    const books = wanted.books.map(shippedBook);
    for (let seed = wanted.from; seed < wanted.from + wanted.seeds; seed += 1) {
      const book = books[seed % books.length];
      if (!book) throw new Error('no book');
      await empty(stores[0]);
      const run = await runStoreSeed(stores, book, { seed, days: wanted.days });
      done(run);
      if (run.failure) return;
    }
    for (const store of new Set(stores)) await store.close();
  } finally {
    if (started) await teardown();
  }
}

async function inMemory(): Promise<Stores> {
  const database = await openDatabase({ url: null, dataDir: null, migrationsFolder: MIGRATIONS });
  return [database, database];
}

/** A database of its own on the server, opened by each of the two processes. */
async function onServer(server: string): Promise<Stores> {
  const address = new URL(server);
  const name = `simulated_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  address.pathname = `/${name}`;
  const open = () => openDatabase({ url: address.href, dataDir: null, migrationsFolder: MIGRATIONS, max: 4 });
  return [await open(), await open()];
}
