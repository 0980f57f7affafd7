import { mappedClock, steppedClock, type SteppedClock } from './clocks.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { SANDBOX_START } from './sandbox/seed.ts';
import type { Database } from './store/database.ts';
import { claimClockMapping, readSystem, type ClockMapping } from './store/system.ts';
import type { Surroundings } from './surroundings.ts';

/** Two readings of the clock, of which the second may be stepped by hand. */
export interface Times {
  read: Clock;
  stepped: SteppedClock | null;
  speed: number;
  /** A simulated clock stands at its start until the program is ready. */
  begin: () => Promise<void>;
  /** What a simulated clock runs by, once it does. */
  mapping: () => ClockMapping | null;
}

/** The business clock: real, mapped (the first process ready on a new database decides), or stepped by the sandbox's page. */
export async function timesOf(config: Config, { realClock }: Surroundings, database: Database): Promise<Times> {
  const system = await readSystem(database.db);
  const unmapped = { begin: () => Promise.resolve(), mapping: () => null };
  if (config.mode === 'sandbox') {
    const stepped = steppedClock(system?.lastTickAt ?? config.clock?.startAt ?? SANDBOX_START);
    return { read: stepped.read, stepped, speed: 1, ...unmapped };
  }
  if (!config.clock) return { read: realClock, stepped: null, speed: 1, ...unmapped };
  const { startAt, speed } = config.clock;
  const claim = () => claimClockMapping(database.db, { realAt: realClock(), startAt, speed });
  let mapping = system?.clockRealAt ? await claim() : null;
  return {
    read: () => (mapping ? mappedClock(mapping, realClock)() : startAt),
    stepped: null,
    speed: mapping?.speed ?? speed,
    async begin() {
      mapping = await claim();
    },
    mapping: () => mapping,
  };
}
