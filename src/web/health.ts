import { Hono } from 'hono';
import type { LateWork } from '../domain/late-work.ts';

/** How the program is. Ages are real (monotonic) milliseconds, never business time. */
export interface Health {
  /** Since the last finished tick, or since the start before the first one. */
  tickAgeMs: () => number;
  readiness: () => Promise<Readiness>;
}

export interface Readiness {
  /** `down`: no answer. `schema`: it answers, but its schema is not this program's. */
  database: 'ok' | 'down' | 'schema';
  /** Stopping: no more work is taken. */
  draining: boolean;
  /** Whether Telegram answered lately; being down is no reason to take the program out of service. */
  telegram: 'ok' | 'down';
  /** How long the oldest message has been due to leave; null when none waits. */
  oldestOverdueMs: number | null;
  /** Work that should have been done by now, as the auditor last found it. */
  late: readonly LateAge[];
}

/** Late work of one kind. `ageMs`: how long ago the oldest of it was due, where that is known. */
export interface LateAge {
  kind: LateWork['kind'];
  count: number;
  ageMs: number | null;
}

/** A process whose ticks are older hangs and should be started anew. */
const TICK_ALIVE_MS = 5 * 60_000;

/** `GET /healthz`: does it live? `GET /readyz`: can it work, and if so how well? */
export function healthRoutes(health: Health): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => {
    const tickAgeMs = health.tickAgeMs();
    const alive = tickAgeMs < TICK_ALIVE_MS;
    return c.json({ status: alive ? 'ok' : 'stuck', tickAgeSeconds: seconds(tickAgeMs) }, alive ? 200 : 503);
  });
  routes.get('/readyz', async (c) => {
    const { database, draining, telegram, oldestOverdueMs, late } = await health.readiness();
    const ready = database === 'ok' && !draining;
    const status = !ready ? 'unavailable' : telegram === 'ok' && late.length === 0 ? 'ready' : 'degraded';
    const body = {
      status,
      database,
      draining,
      telegram,
      tickAgeSeconds: seconds(health.tickAgeMs()),
      oldestOverdueSeconds: oldestOverdueMs === null ? null : seconds(oldestOverdueMs),
      late: late.map(({ kind, count, ageMs }) => ({ kind, count, ageSeconds: ageMs === null ? null : seconds(ageMs) })),
    };
    return c.json(body, ready ? 200 : 503);
  });
  return routes;
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
