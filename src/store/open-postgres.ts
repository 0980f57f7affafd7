import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { createConnectionPool } from './connection-pool.ts';
import type { Database, Tx } from './database.ts';
import { migrateSchema } from './migrate.ts';
import { PatientSocket } from './patient-socket.ts';
import { LOCK_NOT_AVAILABLE, StoreError, rootMessage, sqlState } from './store-error.ts';

const DEFAULT_PORT = 5432;
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_SECONDS = 10;
const STATEMENT_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
/** How long a process waits for another one that is migrating. */
const MIGRATION_TURN_TIMEOUT_MS = 60_000;
/** A migration that can't have its tables gives up instead of making every press wait behind it. */
const MIGRATION_LOCK_TIMEOUT_MS = 5_000;
/** Any constant: the same in every release. */
const MIGRATION_LOCK = 7_246_591_305;

/** Opens PostgreSQL: migrates on a connection of its own, then opens the pool. See `openDatabase`. */
export async function openPostgres(url: string, migrationsFolder: string, max = MAX_CONNECTIONS): Promise<Database> {
  await migrateInTurn(url, migrationsFolder);
  const settings = {
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  };
  const pool = createConnectionPool((lost) => connect(url, settings, lost), max);
  const db = drizzle(pool.client as postgres.Sql) as unknown as Tx;
  return {
    kind: 'postgres',
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    close: () => pool.close(),
  };
}

/** A client with one connection, made when it is first used; `lost` is called when that is gone. */
function connect(url: string, settings: Record<string, number>, lost: () => Promise<void>): postgres.Sql {
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // The pool does not expect a connection to end while all is well.
    max_lifetime: null,
    onnotice: () => {},
    onclose: () => void lost(),
    ...socketOf(url, lost),
    connection: { application_name: 'reglament', TimeZone: 'UTC', ...settings },
  });
  // For what it does to the client: instants and JSON are left to drizzle's columns.
  drizzle(client);
  return client;
}

/** One host without TLS: see `PatientSocket`. With TLS the driver makes the socket that counts by itself. */
function socketOf(url: string, lost: () => Promise<void>): object {
  const { hostname, port, searchParams } = new URL(url);
  if (['sslmode', 'ssl', 'host'].some((name) => searchParams.has(name))) return {};
  // It need not be connected yet: what is written meanwhile waits.
  const host = decodeURIComponent(hostname);
  return { socket: () => new PatientSocket(lost).connect(Number(port || DEFAULT_PORT), host) };
}

function checkUrl(url: string): void {
  if (!/^postgres(ql)?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new StoreError('DATABASE_URL is not a usable address: write postgres://user:password@host/name');
  }
}

/** Processes that start together migrate one after the other: the lock lives as long as the connection. */
async function migrateInTurn(url: string, migrationsFolder: string): Promise<void> {
  checkUrl(url);
  const pool = createConnectionPool((lost) => connect(url, { lock_timeout: MIGRATION_TURN_TIMEOUT_MS }, lost), 1);
  const db = drizzle(pool.client as postgres.Sql);
  try {
    await waitForTurn(() => db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`));
    await db.execute(sql.raw(`set lock_timeout = ${MIGRATION_LOCK_TIMEOUT_MS}`));
    await migrateSchema(db, migrationsFolder, () => migrate(db, { migrationsFolder }));
  } finally {
    await pool.close();
  }
}

/** The first statement of all: what fails here is the address, the password, or another process still migrating. */
async function waitForTurn(lock: () => Promise<unknown>): Promise<void> {
  try {
    await lock();
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) {
      throw new StoreError(
        'another process has been migrating the database for more than 60 s: wait for it, then start again',
      );
    }
    throw new StoreError(`the database does not answer (${rootMessage(error)}): check DATABASE_URL`);
  }
}
