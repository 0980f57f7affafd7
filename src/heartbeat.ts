import type { Logger } from 'pino';
import type { Stopwatch } from './domain/clock.ts';
import type { Readiness } from './web/health.ts';

/** Real time. */
const BEAT_EVERY_MS = 60_000;
const TICK_FRESH_MS = 120_000;
const OUTBOX_LAG_MS = 300_000;
const ANSWER_WITHIN_MS = 10_000;

export interface HeartbeatOptions {
  /** HEARTBEAT_URL: whoever watches from outside raises the alarm when it is not asked any more. */
  url: string;
  readiness: () => Promise<Readiness>;
  tickAgeMs: () => number;
  stopwatch: Stopwatch;
  fetch: typeof fetch;
  log: Logger;
}

/** Called at every pulse: once a minute, while all is well, asks the address. Silence is the alarm. */
export function createHeartbeat({ url, readiness, tickAgeMs, stopwatch, log, ...options }: HeartbeatOptions) {
  let next = 0;
  return async function beat(): Promise<'early' | 'unwell' | 'sent' | 'failed'> {
    if (stopwatch() < next) return 'early';
    next = stopwatch() + BEAT_EVERY_MS;
    if (tickAgeMs() > TICK_FRESH_MS || !isWell(await readiness())) return 'unwell';
    try {
      await options.fetch(url, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      return 'sent';
    } catch (error) {
      log.warn({ err: error }, 'the heartbeat was not taken');
      return 'failed';
    }
  };
}

function isWell({ database, draining, telegram, oldestOverdueMs, late }: Readiness): boolean {
  const inTime = (oldestOverdueMs ?? 0) < OUTBOX_LAG_MS && late.length === 0;
  return database === 'ok' && !draining && telegram === 'ok' && inTime;
}
