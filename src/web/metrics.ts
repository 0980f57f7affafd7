import { Hono } from 'hono';
import { Counter, Gauge, Registry } from 'prom-client';

/** What is measured, read anew at each scrape. Counts are totals since the start of the process. */
export interface Figures {
  ticks: number;
  /** Cases set aside because deciding threw. */
  caseFailures: number;
  lastTickSeconds: number;
  /** Messages in the outbox by state: queued, sending, sent, failed, unknown, void. */
  outbox: Record<string, number>;
  /** Age of the oldest update that waits to be handled; 0 when none does. */
  inboxLagSeconds: number;
  /** Age of the oldest message that is due to leave; 0 when none is. */
  outboxLagSeconds: number;
  /** Calls of the Bot API by method and status (0: no answer). */
  calls: readonly { method: string; status: number; count: number }[];
}

/** `GET /metrics` in Prometheus' text format. A registry of its own, so that two programs in one process do not mix. */
export function metricsRoutes(figures: () => Promise<Figures>): Hono {
  const registry = new Registry();
  const registers = [registry];
  const ticks = new Counter({ name: 'reglament_ticks_total', help: 'Finished ticks.', registers });
  const failures = new Counter({
    name: 'reglament_case_failures_total',
    help: 'Cases set aside after an error.',
    registers,
  });
  const tickTime = new Gauge({ name: 'reglament_tick_seconds', help: 'Duration of the last tick.', registers });
  const outbox = new Gauge({
    name: 'reglament_outbox_messages',
    help: 'Messages by state.',
    labelNames: ['state'],
    registers,
  });
  const inboxLag = new Gauge({
    name: 'reglament_inbox_lag_seconds',
    help: 'Age of the oldest waiting update.',
    registers,
  });
  const outboxLag = new Gauge({
    name: 'reglament_outbox_lag_seconds',
    help: 'Age of the oldest due message.',
    registers,
  });
  const calls = new Counter({
    name: 'reglament_telegram_calls_total',
    help: 'Calls of the Bot API; status 0 means no answer.',
    labelNames: ['method', 'status'],
    registers,
  });

  const routes = new Hono();
  routes.get('/metrics', async (c) => {
    const now = await figures();
    registry.resetMetrics();
    ticks.inc(now.ticks);
    failures.inc(now.caseFailures);
    tickTime.set(now.lastTickSeconds);
    for (const [state, count] of Object.entries(now.outbox)) outbox.set({ state }, count);
    inboxLag.set(now.inboxLagSeconds);
    outboxLag.set(now.outboxLagSeconds);
    for (const { method, status, count } of now.calls) calls.inc({ method, status }, count);
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return routes;
}
