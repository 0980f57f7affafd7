import type { Stopwatch } from '../domain/clock.ts';

export interface RateLimit {
  /** How many are let through in one window. */
  limit: number;
  windowMs: number;
  /** Keys remembered at most: beyond it the oldest is forgotten, so that strangers can't fill the memory. */
  maxKeys: number;
}

export type Admission = { kind: 'let-through' } | { kind: 'first-refused' } | { kind: 'refused' };

interface Window {
  startedMs: number;
  count: number;
}

/**
 * Lets `limit` events of a key through in each window. The first refusal of a window is told apart, so that the sender
 * is told once and not at every further event. Kept in memory: a restart forgives.
 */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();
  readonly #terms: RateLimit;
  readonly #stopwatch: Stopwatch;

  constructor(terms: RateLimit, stopwatch: Stopwatch) {
    this.#terms = terms;
    this.#stopwatch = stopwatch;
  }

  /** Counts one event of the key. */
  admit(key: string): Admission {
    const window = this.#windowOf(key);
    window.count += 1;
    if (window.count <= this.#terms.limit) return { kind: 'let-through' };
    return { kind: window.count === this.#terms.limit + 1 ? 'first-refused' : 'refused' };
  }

  /** True when the key has used up its window; counts nothing. */
  exhausted(key: string): boolean {
    return this.#windowOf(key).count >= this.#terms.limit;
  }

  #windowOf(key: string): Window {
    const nowMs = this.#stopwatch();
    const known = this.#windows.get(key);
    if (known && nowMs - known.startedMs < this.#terms.windowMs) return known;
    const fresh = { startedMs: nowMs, count: 0 };
    // Deleted first: a Map keeps insertion order, and the oldest window is the one to forget.
    this.#windows.delete(key);
    this.#windows.set(key, fresh);
    if (this.#windows.size > this.#terms.maxKeys) {
      for (const oldest of this.#windows.keys()) {
        this.#windows.delete(oldest);
        break;
      }
    }
    return fresh;
  }
}
