/** Business time. Made in `main.ts`, injected everywhere, read once per tick or update. */
export type Clock = () => Date;

/** Monotonic milliseconds, for pacing, timeouts and leases only; never shown, never stored. */
export type Stopwatch = () => number;

/** Waits on the monotonic clock. Injected, so that tests do not sleep real seconds. */
export type Sleep = (ms: number) => Promise<void>;
