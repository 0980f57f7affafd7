import { clearTimeout, setTimeout } from 'node:timers';

/** Rings once after `ms` real milliseconds; the returned function cancels it. Injected, so that tests do not wait. */
export type Alarm = (ms: number, ring: () => void) => () => void;

/** The machine's own timer. It does not keep a process alive that has nothing else to do. */
export const machineAlarm: Alarm = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

export const pause = (alarm: Alarm, ms: number): Promise<void> => new Promise((done) => void alarm(ms, done));
