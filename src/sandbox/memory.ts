import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Alarm } from './api/alarm.ts';
import type { Holdings } from './api/messenger-state.ts';
import type { QueueState } from './api/updates.ts';

/** What a local messenger remembers beyond its process. */
export interface Memory {
  holdings: Holdings;
  updates: QueueState;
}

/** What is remembered: the messenger's state as it stands, and word of every change of it. */
interface Remembered {
  snapshot(): Memory;
  onEvent(listener: () => void): () => void;
}

/** Changes within this time are written down together. */
const saveAfterMs = 400;

/** null: there is no such file yet. Read once, before anything is served. */
export function readMemory(file: string): Memory | null {
  if (!existsSync(file)) return null;
  // Written by `keepMemory` alone, so its shape is known.
  return JSON.parse(readFileSync(file, 'utf8'), revive) as Memory;
}

/** Writes the memory down after every change, whole or not at all. The returned function writes a last time and stops. */
export function keepMemory(api: Remembered, file: string, alarm: Alarm): () => Promise<void> {
  let cancel: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> => {
    cancel = null;
    const text = JSON.stringify(api.snapshot(), pack);
    writing = writing.then(async () => {
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
    return writing;
  };
  const stop = api.onEvent(() => {
    cancel ??= alarm(saveAfterMs, () => void save());
  });
  return () => {
    stop();
    cancel?.();
    return save();
  };
}

function pack(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  return value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value && Array.isArray(value.$map)) return new Map(value.$map as [unknown, unknown][]);
  if ('$bytes' in value && typeof value.$bytes === 'string') return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
  return value;
}
