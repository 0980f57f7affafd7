/** At most `count` messages begin in any `perMs` milliseconds. Exact for fixed and for sliding windows. */
export interface Window {
  count: number;
  perMs: number;
}

/** What has left under some windows: to one chat, or to everyone. Monotonic milliseconds. */
export interface Lane {
  windows: Window[];
  /** When the newest messages left, oldest first; as many as the widest window counts. */
  left: number[];
  refusedAt: number;
  blockedUntil: number;
}

/** A lane in which nothing has left yet. */
export function newLane(windows: Window[]): Lane {
  return { windows, left: [], refusedAt: -Infinity, blockedUntil: -Infinity };
}

/** The first instant at which every window of the lane has room for one more beside `held`; never, if they fill it. */
export function freeAt(lane: Lane, held = 0): number {
  const rooms = lane.windows.map(({ count, perMs }) =>
    held >= count ? Infinity : (lane.left.at(held - count) ?? -Infinity) + perMs,
  );
  return Math.max(lane.blockedUntil, ...rooms);
}

/** Whether nothing may leave now, or not without using up the room of `spare` more. A window as narrow as that spares none. */
export function isFull(lane: Lane, now: number, spare: number): boolean {
  const wide = { ...lane, windows: lane.windows.filter(({ count }) => count > spare) };
  return freeAt(lane) > now || freeAt(wide, spare) > now;
}

/** Something leaves now, or left then. */
export function record(lane: Lane, now: number): void {
  const widest = Math.max(0, ...lane.windows.map((window) => window.count));
  lane.left.push(now);
  // What another process sent is told late.
  if ((lane.left.at(-2) ?? now) > now) lane.left.sort((a, b) => a - b);
  if (lane.left.length > widest) lane.left.shift();
}
