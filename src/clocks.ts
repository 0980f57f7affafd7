import type { Clock } from './domain/clock.ts';
import type { ClockMapping } from './store/system.ts';

/** Business time as the stored mapping says: every restart and replica uses the same, so time never turns back. */
export function mappedClock({ realAt, startAt, speed }: ClockMapping, real: Clock): Clock {
  return () => new Date(startAt.getTime() + (real().getTime() - realAt.getTime()) * speed);
}

/** A clock that stands still until it is set: the sandbox and the stories step it through every due instant. */
export interface SteppedClock {
  read: Clock;
  /** Refuses to go back. */
  set(instant: Date): void;
}

export function steppedClock(start: Date): SteppedClock {
  let now = start;
  return {
    read: () => now,
    set(instant) {
      if (instant < now)
        throw new RangeError(`the clock does not go back from ${now.toISOString()} to ${instant.toISOString()}`);
      now = instant;
    },
  };
}
