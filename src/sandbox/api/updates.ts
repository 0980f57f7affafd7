import type { Alarm } from './alarm.ts';
import { conflict } from './refusal.ts';
import type { Update, UpdateBody } from './wire.ts';

/** Telegram holds a long poll for at most this long. */
const maxPollSeconds = 50;
const maxBatch = 100;

export interface Poll {
  /** First update wanted: everything before it is confirmed and forgotten. Negative: that many from the end. */
  offset: number | null;
  limit: number;
  timeoutSeconds: number;
  /** null: leave the list as it was. */
  allowed: string[] | null;
  /** Aborted when the caller has gone. */
  gone: AbortSignal;
}

/** Updates that happened and are not yet confirmed, in order. */
export interface UpdateQueue {
  push(body: UpdateBody): void;
  poll(poll: Poll): Promise<Update[]>;
  /** Not yet confirmed by the bot. */
  waiting(): readonly Update[];
  confirmThrough(updateId: number): void;
  state(): QueueState;
  drop(): void;
  allow(kinds: string[]): void;
  onPush(listener: () => void): void;
}

/** What a restarted server must go on with: the ids of updates must not repeat those a bot has already stored. */
export interface QueueState {
  nextId: number;
  queue: Update[];
}

export function createUpdateQueue(alarm: Alarm, before: QueueState): UpdateQueue {
  let { nextId, queue } = before;
  let allowed: ReadonlySet<string> = new Set();
  let holder: { end: (outcome: Update[] | Error) => void } | null = null;
  const listeners: (() => void)[] = [];

  const confirmThrough = (updateId: number): void => {
    queue = queue.filter((update) => update.update_id > updateId);
  };

  return {
    push(body) {
      const kind = Object.keys(body)[0] ?? '';
      if (allowed.size > 0 && !allowed.has(kind)) return;
      queue.push(structuredClone({ update_id: nextId, ...body }));
      nextId += 1;
      const waiting = holder;
      holder = null;
      waiting?.end(queue);
      for (const listener of listeners) listener();
    },
    poll({ offset, limit, timeoutSeconds, allowed: kinds, gone }) {
      if (kinds) allowed = new Set(kinds);
      if (offset !== null && offset < 0) queue = queue.slice(offset);
      else if (offset !== null && offset > 0) confirmThrough(offset - 1);
      holder?.end(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'));
      holder = null;
      const size = Math.min(Math.max(limit, 1), maxBatch);
      if (queue.length > 0 || timeoutSeconds <= 0 || gone.aborted) return Promise.resolve(queue.slice(0, size));
      return new Promise((resolve, reject) => {
        const end = (outcome: Update[] | Error): void => {
          if (holder === mine) holder = null;
          cancel();
          gone.removeEventListener('abort', leave);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome.slice(0, size));
        };
        const leave = (): void => end([]);
        const cancel = alarm(Math.min(timeoutSeconds, maxPollSeconds) * 1000, leave);
        const mine = { end };
        holder = mine;
        gone.addEventListener('abort', leave);
      });
    },
    waiting: () => queue,
    confirmThrough,
    state: () => ({ nextId, queue }),
    drop() {
      queue = [];
    },
    allow(kinds) {
      allowed = new Set(kinds);
    },
    onPush(listener) {
      listeners.push(listener);
    },
  };
}
