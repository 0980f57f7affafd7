import { Histogram, Registry } from 'prom-client';

/** How long ticks took, gathered as they end: unlike the other figures it can not be read anew. */
export interface TickTimes {
  observe: (seconds: number) => void;
  /** In Prometheus' text format. */
  text: () => Promise<string>;
}

/** Bounds in seconds: from an idle tick to one that a thousand cases fell due in. */
const BUCKETS = [0.005, 0.02, 0.1, 0.3, 1, 2, 5, 15, 60];

export function createTickTimes(): TickTimes {
  const registry = new Registry();
  const histogram = new Histogram({
    name: 'reglament_tick_duration_seconds',
    help: 'How long ticks took.',
    buckets: BUCKETS,
    registers: [registry],
  });
  return { observe: (seconds) => histogram.observe(seconds), text: () => registry.metrics() };
}
