import type { Logger } from 'pino';
import type { Clock, Sleep, Stopwatch } from './domain/clock.ts';

/** What only the process itself can give. */
export interface Surroundings {
  log: Logger;
  realClock: Clock;
  stopwatch: Stopwatch;
  sleep: Sleep;
  /** A line for whoever watches the start. */
  say: (line: string) => void;
}
