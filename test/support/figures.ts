import type { Figures } from '../../src/web/metrics.ts';

/** What a scrape may find: something of everything. */
export const FIGURES: Figures = {
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
  caseLagSeconds: 0.5,
  queue: { alarm: 2 },
  outcomes: { sent: 40, 'retry-later': 2 },
  oldestDebtSeconds: 7_200,
  late: { inbox: 1 },
  repairs: 4,
};
