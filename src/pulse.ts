import cron from 'node-cron';
import type { Logger } from 'pino';
import { calendarWatch } from './app/duties/calendar-warning.ts';
import type { Program } from './program.ts';
import { nextDueAt } from './store/cases.ts';
import type { Times } from './times.ts';

/** Between pulses the timer waits for the next due instant, but never spins. Real time. */
const SHORTEST_WAIT_MS = 5;

/** One real second a pulse; between pulses a timer waits for the next due instant, so that speed does not blur minutes. */
export function startPulse(
  program: Program,
  { read, speed, stepped }: Times,
  { log, heartbeat, audit }: { log: Logger; heartbeat: (() => Promise<unknown>) | null; audit: () => Promise<unknown> },
): { stop: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  // A stepped clock stands between its steps: nothing falls due by waiting.
  const stands = stepped !== null;
  async function arm(): Promise<void> {
    const next = await nextDueAt(program.app.database.db, [...program.app.books.keys()]);
    if (stopped || stands || !next) return;
    const realMs = (next.getTime() - read().getTime()) / speed;
    if (timer) clearTimeout(timer);
    if (realMs > 1_000) return;
    timer = setTimeout(
      () => {
        program.pulse();
        void program.loops.tick.idle().then(armAgain);
      },
      Math.max(SHORTEST_WAIT_MS, realMs),
    );
  }
  /** A database that does not answer must not end the program: the next beat looks again. */
  function armAgain(): void {
    arm().catch((error: unknown) => log.error({ err: error }, 'the next due instant could not be read'));
  }
  const warn = calendarWatch(program.app);
  const beat = () => {
    program.pulse();
    warn().catch((error: unknown) => log.error({ err: error }, 'the production calendar could not be looked at'));
    // A stepped clock makes nothing late by standing.
    if (!stands) audit().catch((error: unknown) => log.error({ err: error }, 'late work could not be looked for'));
    heartbeat?.().catch((error: unknown) => log.error({ err: error }, 'the heartbeat could not be decided'));
    armAgain();
  };
  // A missed pulse is nothing: the next one finds everything that is due.
  const task = cron.schedule('* * * * * *', beat, { suppressMissedWarning: true });
  return {
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      void task.stop();
    },
  };
}
