import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process at work on a database or a directory. */
export interface StoreProcess {
  /** Its only line: `ready`, or why it refused. */
  said: Promise<string>;
  /** SIGKILL: no time for anything. Waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts `store-process.ts` with a task; see there. */
export function startStoreProcess(...task: string[]): StoreProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'store-process.ts'), ...task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { said: firstLine(child), kill: () => kill(child) };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) return '';
  for await (const line of createInterface(child.stdout)) return line;
  return '';
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
