import { describe, expect, test } from 'vitest';
import { metricsRoutes } from '../../../src/web/metrics.ts';
import type { Figures } from '../../../src/web/metrics.ts';

const FIGURES: Figures = {
  ticks: 3,
  caseFailures: 1,
  lastTickSeconds: 0.25,
  outbox: { queued: 2, sent: 40 },
  inboxLagSeconds: 1.5,
  outboxLagSeconds: 0,
  calls: [
    { method: 'sendMessage', status: 200, count: 40 },
    { method: 'sendMessage', status: 429, count: 2 },
  ],
};

describe('/metrics', () => {
  test('gives every figure in the text format', async () => {
    const answer = await metricsRoutes(() => Promise.resolve(FIGURES)).request('/metrics');
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
    ]);
  });

  test('each scrape shows what is, not what was: a state that is empty again is gone', async () => {
    let figures = FIGURES;
    const routes = metricsRoutes(() => Promise.resolve(figures));
    await routes.request('/metrics');
    figures = { ...FIGURES, ticks: 4, outbox: { sent: 42 } };
    const text = await (await routes.request('/metrics')).text();
    expect(text).toContain('reglament_ticks_total 4');
    expect(text).not.toContain('state="queued"');
  });
});
