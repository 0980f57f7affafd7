import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Sleep, Stopwatch } from '../../src/domain/clock.ts';

/** Time that goes on by itself as soon as nothing is left to do at this instant. Timers and `Date` obey it, also those of libraries. */
export interface VirtualTime {
  stopwatch: Stopwatch;
  sleep: Sleep;
  /** Lets time go on until the work has ended, for `atMostMs` of it. */
  until: (done: () => boolean, atMostMs: number) => Promise<void>;
  /** The timers are real again. */
  end: () => void;
}

/** Turns of the event loop after which whatever does not wait for a timer has come to its end. */
const TURNS = 4;

export function virtualTime(): VirtualTime {
  const real = setTimeout;
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
  if (setTimeout === real) throw new Error('the timers are still real');
  const began = Date.now();
  const stopwatch = () => Date.now() - began;
  return {
    stopwatch,
    sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, Math.ceil(ms))),
    async until(done, atMostMs) {
      const end = stopwatch() + atMostMs;
      while (!done() && stopwatch() < end) {
        for (let taken = 0; taken < TURNS; taken += 1) await turn();
        mock.timers.tick(1);
      }
    },
    end: () => mock.timers.reset(),
  };
}
