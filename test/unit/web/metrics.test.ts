import { describe, expect, test } from 'vitest';
import { metricsRoutes } from '../../../src/web/metrics.ts';
import { createTickTimes } from '../../../src/web/tick-times.ts';
import { FIGURES } from '../../support/figures.ts';

const BOUNDS = [0.005, 0.02, 0.1, 0.3, 1, 2, 5, 15, 60];

describe('/metrics', () => {
  test('gives every figure in the text format', async () => {
    const times = createTickTimes();
    times.observe(0.25);
    const answer = await metricsRoutes(() => Promise.resolve(FIGURES), times).request('/metrics');
    const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(lines).toEqual([
      'reglament_ticks_total 3',
      'reglament_case_failures_total 1',
      'reglament_tick_seconds 0.25',
      'reglament_outbox_messages{state="queued"} 2',
      'reglament_outbox_messages{state="sent"} 40',
      'reglament_inbox_lag_seconds 1.5',
      'reglament_outbox_lag_seconds 0',
      'reglament_telegram_calls_total{method="sendMessage",status="200"} 40',
      'reglament_telegram_calls_total{method="sendMessage",status="429"} 2',
      'reglament_rate_limited_total 2',
      'reglament_case_lag_seconds 0.5',
      'reglament_outbox_queue{lane="alarm"} 2',
      'reglament_send_outcomes_total{outcome="sent"} 40',
      'reglament_send_outcomes_total{outcome="retry-later"} 2',
      'reglament_oldest_debt_seconds 7200',
      'reglament_late_work{kind="inbox"} 1',
      'reglament_audit_repairs_total 4',
      ...[0, 0, 0, 1, 1, 1, 1, 1, 1].map(
        (count, index) => `reglament_tick_duration_seconds_bucket{le="${BOUNDS[index]}"} ${count}`,
      ),
      'reglament_tick_duration_seconds_bucket{le="+Inf"} 1',
      'reglament_tick_duration_seconds_sum 0.25',
      'reglament_tick_duration_seconds_count 1',
    ]);
  });

  test('each scrape shows what is, not what was: a state that is empty again is gone', async () => {
    let figures = FIGURES;
    const routes = metricsRoutes(() => Promise.resolve(figures), createTickTimes());
    await routes.request('/metrics');
    figures = { ...FIGURES, ticks: 4, outbox: { sent: 42 } };
    const text = await (await routes.request('/metrics')).text();
    expect(text).toContain('reglament_ticks_total 4');
    expect(text).not.toContain('state="queued"');
  });
});
