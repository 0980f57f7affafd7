import type { Logger } from 'pino';
import type { Sleep, Stopwatch } from './domain/clock.ts';
import type { Program } from './program.ts';
import { readSystem } from './store/system.ts';

/** How long updates that waited for the bot are handled before it decides on what fell due meanwhile. Real time. */
const DRAIN_MS = 30_000;
/** A pause shorter than this is not worth a word on the phones. Business time. */
const DOWNTIME_WORTH_SAYING_MS = 120_000;

/**
 * Handles what people pressed and wrote while the bot did not work, so that it counts before anything escalates.
 * From then on updates are handled as they come. `fetching`: whatever waits at the messenger is taken first; with a webhook the messenger brings it by itself.
 */
export async function drainWaiting(
  program: Program,
  { stopwatch, sleep, log, fetching }: { stopwatch: Stopwatch; sleep: Sleep; log: Logger; fetching: boolean },
): Promise<void> {
  const until = stopwatch() + DRAIN_MS;
  program.open();
  if (fetching) await fetchWaiting(program, until, stopwatch, log);
  await Promise.race([program.handleStored(), sleep(Math.max(0, until - stopwatch()))]);
}

async function fetchWaiting(
  { telegram, store }: Program,
  until: number,
  stopwatch: Stopwatch,
  log: Logger,
): Promise<void> {
  let offset = 0;
  try {
    while (stopwatch() < until) {
      const updates = await telegram.api.getUpdates({ offset, timeout: 0 });
      if (updates.length === 0) break;
      await store(updates);
      offset = (updates.at(-1)?.update_id ?? 0) + 1;
    }
  } catch (error) {
    log.warn({ err: error }, 'waiting updates could not be fetched, polling goes on');
  }
}

/** Lets the next tick say that the bot did not work, when that was long enough to matter. */
export async function noteDowntime(program: Program): Promise<void> {
  const to = program.app.clock();
  const from = (await readSystem(program.app.database.db))?.lastTickAt;
  if (from && to.getTime() - from.getTime() > DOWNTIME_WORTH_SAYING_MS) program.announceDowntime({ from, to });
}
