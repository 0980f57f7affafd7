import { Hono } from 'hono';
import { Counter, Gauge, Registry } from 'prom-client';
import type { TickTimes } from './tick-times.ts';

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
  /** How long ago the most overdue case fell due; 0 when none is due. */
  caseLagSeconds: number;
  /** Messages that wait, by lane. */
  queue: Record<string, number>;
  /** What became of messages and edits, by kind. */
  outcomes: Partial<Record<string, number>>;
  /** Since when the oldest debt is overdue, as the auditor last found it; 0 when nobody is in debt. */
  oldestDebtSeconds: number;
  /** Late work by kind, as the auditor last found it; 0 for a kind of which nothing is late. */
  late: Record<string, number>;
  /** Claims and pauses freed by the auditor. */
  repairs: number;
}

/** `GET /metrics` in Prometheus' text format. A registry of its own, so that two programs in one process do not mix. */
export function metricsRoutes(figures: () => Promise<Figures>, tickTimes: TickTimes): Hono {
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
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const refused = counter('reglament_rate_limited_total', 'Calls that Telegram refused with 429.');
  const caseLag = gauge('reglament_case_lag_seconds', 'How long ago the most overdue case fell due.');
  const queue = gauge('reglament_outbox_queue', 'Messages that wait, by lane.', ['lane']);
  const outcomes = counter('reglament_send_outcomes_total', 'What became of messages and edits.', ['outcome']);
  const debt = gauge('reglament_oldest_debt_seconds', 'For how long the oldest open obligation has been overdue.');
  const late = gauge('reglament_late_work', 'Work due more than two minutes ago.', ['kind']);
  const repairs = counter('reglament_audit_repairs_total', 'Stale claims and pauses that were freed.');

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
    refused.inc(now.calls.filter(({ status }) => status === 429).reduce((sum, { count }) => sum + count, 0));
    caseLag.set(now.caseLagSeconds);
    for (const [lane, count] of Object.entries(now.queue)) queue.set({ lane }, count);
    for (const [outcome, count] of Object.entries(now.outcomes)) outcomes.inc({ outcome }, count ?? 0);
    debt.set(now.oldestDebtSeconds);
    for (const [kind, count] of Object.entries(now.late)) late.set({ kind }, count);
    repairs.inc(now.repairs);
    return c.body(`${await registry.metrics()}${await tickTimes.text()}`, 200, {
      'content-type': registry.contentType,
    });
  });
  return routes;
}
