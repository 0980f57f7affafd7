import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** How a process ended: by a code of its own, or by a signal. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A line of the program's log. */
export type LogLine = Record<string, unknown> & { msg: string };

/** The real program in a process of its own. */
export interface BotProcess {
  /** The line of the log that says it is ready. Rejects, with all it said, when it ends before or takes too long. */
  ready(): Promise<LogLine>;
  /** The first line of the log that says this. Rejects like `ready`. */
  logged(msg: string, withinMs?: number): Promise<LogLine>;
  lines(): LogLine[];
  stdout(): string;
  stderr(): string;
  /** Everything it said, for the message of a failure. */
  said(): string;
  ended: Promise<Exit>;
  running(): boolean;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<Exit>;
  /** SIGTERM; resolves when it has ended by itself. */
  stop(): Promise<Exit>;
  /** Told of every piece of output and of the end. */
  onChange(listener: () => void): () => void;
}

/** A start on a machine with nothing to spare; a healthy one takes a tenth of it. */
const READY_WITHIN_MS = 45_000;
const STOPS_WITHIN_MS = 10_000;

const started = new Set<BotProcess>();

/** Kills whatever still runs. */
export async function endProcesses(): Promise<void> {
  for (const program of started) await program.kill();
  started.clear();
}

/** To be called once in a test file: no process outlives the test, or the hook, that started it. */
export function endProcessesAfterEach(): void {
  afterEach(endProcesses);
  afterAll(endProcesses);
}

/** Starts the built program (`dist/main.js`) with these variables of the environment, and no others but the path. */
export function startProcess(env: Record<string, string>, args: readonly string[] = []): BotProcess {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let exit: Exit | null = null;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    stdout += piece;
    changed();
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    stderr += piece;
    changed();
  });
  // `close` comes after the last output, `exit` may come before it.
  const ended = new Promise<Exit>((resolve) =>
    child.once('close', (code, signal) => {
      exit = { code, signal };
      changed();
      resolve(exit);
    }),
  );

  const lines = (): LogLine[] =>
    stdout
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []));
  const said = (): string => {
    const end = exit ? `ended with ${exit.code ?? exit.signal}` : 'is running';
    return `the program (${child.pid}) ${end}\nstderr:\n${stderr}\nstdout:\n${stdout}`;
  };
  const logged = (msg: string, withinMs = READY_WITHIN_MS): Promise<LogLine> =>
    new Promise((resolve, reject) => {
      const finish = (done: () => void): void => {
        clearTimeout(cut);
        listeners.delete(look);
        done();
      };
      const look = (): void => {
        const line = lines().find((one) => one.msg === msg);
        if (line) finish(() => resolve(line));
        else if (exit) finish(() => reject(new Error(`«${msg}» was never logged: ${said()}`)));
      };
      const cut = setTimeout(
        () => finish(() => reject(new Error(`«${msg}» was not logged within ${withinMs} ms: ${said()}`))),
        withinMs,
      );
      listeners.add(look);
      look();
    });
  const kill = (): Promise<Exit> => {
    child.kill('SIGKILL');
    return ended;
  };

  const program: BotProcess = {
    ready: () => logged('ready'),
    logged,
    lines,
    stdout: () => stdout,
    stderr: () => stderr,
    said,
    ended,
    running: () => exit === null,
    signal: (name) => void child.kill(name),
    kill,
    async stop() {
      child.kill('SIGTERM');
      const cut = new Promise<null>((resolve) => setTimeout(resolve, STOPS_WITHIN_MS, null).unref());
      const done = await Promise.race([ended, cut]);
      if (!done) throw new Error(`SIGTERM did not end it within ${STOPS_WITHIN_MS} ms: ${said()}`);
      return done;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  started.add(program);
  return program;
}
