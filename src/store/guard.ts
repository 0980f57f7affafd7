import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { StoreError, rootMessage } from './store-error.ts';

/** Held until released; the kernel lets go of it when the process dies. */
export interface Guard {
  release: () => Promise<void>;
}

const SOCKET_NAME = /^owner-[0-9a-f-]+\.sock$/;
/** A socket's path is at most 108 bytes on Linux and 104 elsewhere, with the final NUL. */
const LONGEST_SOCKET_PATH = 100;
/** Two that start in the same instant may both step back; then both try again. */
const ATTEMPTS = 5;

/**
 * Makes this process the only owner of a directory (created, mode 0700), because two processes on one embedded
 * database corrupt it silently. The proof of life is a listening unix socket *file* in the directory: it works between
 * containers that share a volume, which abstract sockets and process ids do not, and it dies with its process.
 *
 * The order makes it safe against a race over a dead owner's socket: everyone first listens under a name of their own and
 * only then asks all others. Of two racers at least the one that asks later meets the other, and steps back.
 * Refuses with a `StoreError` when the directory is owned, or can't be used.
 */
export async function guardDirectory(directory: string): Promise<Guard> {
  // Not changeable in a worker thread; the directory's own mode protects what is in it there.
  if (isMainThread) process.umask(0o077);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
    return await take(directory);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data directory ${directory} can't be used (${rootMessage(error)}): set DATA_DIR`);
  }
}

async function take(directory: string): Promise<Guard> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await anyAnswers(directory, await socketsIn(directory))) break;
    const guard = await tryToTake(directory);
    if (guard) return guard;
  }
  throw new StoreError(`the data directory ${directory} is in use by another process: stop it or set DATA_DIR`);
}

/** Listens, then looks around: null when somebody else listens too. */
async function tryToTake(directory: string): Promise<Guard | null> {
  const mine = `owner-${randomUUID()}.sock`;
  const server = await withShortPath(directory, mine, listen);
  const release = () => stop(server, join(directory, mine));
  try {
    const rivals = (await socketsIn(directory)).filter((name) => name !== mine);
    if (await anyAnswers(directory, rivals)) {
      await release();
      return null;
    }
    for (const stale of rivals) await rm(join(directory, stale), { force: true });
    return { release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function socketsIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => SOCKET_NAME.test(name));
}

async function anyAnswers(directory: string, names: string[]): Promise<boolean> {
  for (const name of names) {
    if (await withShortPath(directory, name, answers)) return true;
  }
  return false;
}

/** What connecting to a socket says when nobody listens: a dead owner's file, one that closed meanwhile, none at all. */
const NOBODY = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT'];
/** The owner's queue is full: it lives. */
const BUSY = 'EAGAIN';

/** Whether somebody listens. The kernel answers for an owner that is too busy to do it. */
function answers(path: string): Promise<boolean> {
  return new Promise((settle, fail) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (NOBODY.includes(error.code ?? '')) settle(false);
      else if (error.code === BUSY) settle(true);
      else fail(error);
    });
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((settle, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', fail);
    server.listen(path, () => {
      // The guard alone must not keep a finished program running.
      server.unref();
      settle(server);
    });
  });
}

async function stop(server: Server, path: string): Promise<void> {
  await new Promise<void>((done) => server.close(() => done()));
  // Node removes the path it was given, which was a short-lived link when the directory's own path is long.
  await rm(path, { force: true });
}

/** Gives a path short enough for a socket: through a symbolic link that lasts only as long as `use`, if it must be. */
async function withShortPath<T>(directory: string, name: string, use: (path: string) => Promise<T>): Promise<T> {
  const direct = join(resolve(directory), name);
  if (Buffer.byteLength(direct) <= LONGEST_SOCKET_PATH) return use(direct);
  const links = await mkdtemp(join(tmpdir(), 'guard-'));
  try {
    await symlink(resolve(directory), join(links, 'd'));
    return await use(join(links, 'd', name));
  } finally {
    await rm(links, { recursive: true, force: true });
  }
}
