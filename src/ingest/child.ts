import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FromChild, ToChild } from './parse-protocol.ts';

/** The heap of the child; with the watchdog over its resident memory it bounds what a file can take. */
const HEAP_MB = 256;
/** Characters of the child's last words that are kept. */
const LAST_WORDS = 500;

/** The child ended instead of answering. */
export interface Died {
  kind: 'died';
  /** True when the process was ended by its own heap limit. */
  outOfHeap: boolean;
  /** Its last words and exit, for the log. Nothing of the file is in them. */
  detail: string;
}

/** A running child process. One question at a time. */
export interface ParseChild {
  pid: number;
  ask(message: ToChild): Promise<FromChild | Died>;
  /** SIGKILL: a child busy with a hostile file hears nothing else. */
  kill(): void;
}

/** Starts the child and gives it the bytes. It works built (`dist/*.js`) and from source, where tsx reads the types away. */
export function startChild(bytes: Uint8Array): ParseChild {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = new URL(fromSource ? './parse-child.ts' : './parse-child.js', import.meta.url);
  const process = fork(fileURLToPath(script), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...(fromSource ? ['--import', tsxUrl()] : [])],
    // An empty environment: secrets of the bot are no business of a process that reads files of strangers.
    env: {},
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  });
  // A child that was killed does not read its input to the end.
  process.stdin?.on('error', () => undefined);
  process.stdin?.end(bytes);
  return conversation(process);
}

function tsxUrl(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}

function conversation(process: ChildProcess): ParseChild {
  let answer: ((message: FromChild | Died) => void) | null = null;
  let died: Died | null = null;
  let lastWords = '';

  function settle(message: FromChild | Died): void {
    const waiting = answer;
    answer = null;
    waiting?.(message);
  }

  process.stderr?.on('data', (text: Buffer) => {
    lastWords = (lastWords + text.toString('utf8')).slice(-LAST_WORDS);
  });
  process.on('message', (message) => settle(message as FromChild));
  process.on('error', (error) => settle((died ??= { kind: 'died', outOfHeap: false, detail: error.message })));
  process.on('close', (code, signal) => {
    const outOfHeap = signal === 'SIGABRT' || /heap out of memory|allocation failed/i.test(lastWords);
    died ??= { kind: 'died', outOfHeap, detail: `exit ${signal ?? code}: ${lastWords.trim()}` };
    settle(died);
  });

  return {
    pid: process.pid ?? 0,
    ask(message) {
      if (died) return Promise.resolve(died);
      return new Promise((resolve) => {
        answer = resolve;
        process.send(message, (error) => {
          // The exit follows and says why; without a channel nothing else would.
          if (error && !process.connected && died) settle(died);
        });
      });
    },
    kill() {
      process.kill('SIGKILL');
    },
  };
}
