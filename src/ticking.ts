import type { App } from './app/app.ts';
import type { Downtime } from './app/delivery/parts.ts';
import { createLoop, type Loop } from './app/loop.ts';
import { prepareRegulations } from './app/prepare-regulations.ts';
import { tick } from './app/tick.ts';
import type { Stopwatch } from './domain/clock.ts';

export interface Counters {
  ticks: number;
  caseFailures: number;
  lastTickMs: number;
  /** Stopwatch reading of the last finished tick. */
  tickedAt: number;
  /** Told of each finished tick; set by whoever keeps the figures. */
  observe: ((seconds: number) => void) | null;
}

export interface Ticking {
  loop: Loop;
  counters: Counters;
  /** Cases decided on so far. */
  done: () => number;
  /** Said once, on the next tick: the bot did not work for so long. */
  announceDowntime: (downtime: Downtime) => void;
}

/** The loop that decides on whatever is due. `decided`: there may be something to send. */
export function createTicking(
  app: App,
  { stopwatch, decided, failed }: { stopwatch: Stopwatch; decided: () => void; failed: (error: unknown) => void },
): Ticking {
  const counters: Counters = { ticks: 0, caseFailures: 0, lastTickMs: 0, tickedAt: stopwatch(), observe: null };
  let done = 0;
  let downtime: Downtime | null = null;
  /** The clock was before the last tick when last looked at. */
  let held = false;
  const loop = createLoop(async () => {
    const started = stopwatch();
    const ticked = await tick(app, downtime, decided);
    if (ticked.kind === 'clock-went-back') {
      held = true;
      throw new Error('the clock shows a time before the last tick: set it right');
    }
    // What the program asked of itself meanwhile was refused, and nobody would ask again.
    if (held) await prepareRegulations(app);
    held = false;
    downtime = null;
    done += ticked.cases;
    counters.caseFailures += ticked.setAside;
    counters.ticks += 1;
    counters.tickedAt = stopwatch();
    counters.lastTickMs = counters.tickedAt - started;
    counters.observe?.(counters.lastTickMs / 1_000);
  }, failed);
  return {
    loop,
    counters,
    done: () => done,
    announceDowntime(found) {
      downtime = found;
    },
  };
}
