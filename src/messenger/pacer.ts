/** At most `count` messages begin in any `perMs` milliseconds. Exact for fixed and for sliding windows. */
export interface Window {
  count: number;
  perMs: number;
}

/** Windows that must all have room. Empty lists mean no limit. */
export interface Limits {
  everyone: Window[];
  private: Window[];
  group: Window[];
}

/**
 * What Telegram publishes: 30 a second per bot, about one a second per chat, 20 a minute per group. A group may take its
 * 20 in a row, one a second, and is not slowed down to one in three seconds.
 */
export const TELEGRAM_LIMITS: Limits = {
  everyone: [{ count: 30, perMs: 1_000 }],
  private: [{ count: 1, perMs: 1_000 }],
  group: [
    { count: 1, perMs: 1_000 },
    { count: 20, perMs: 60_000 },
  ],
};

/** For a Bot API server of one's own: the sandbox and the tests. */
export const NO_LIMITS: Limits = { everyone: [], private: [], group: [] };

/** Says when a message may leave. Pure: time is given in monotonic milliseconds, nothing waits here. */
export interface Pacer {
  /** Milliseconds until a message to this chat may leave; 0 means now. */
  delayMs(chatId: number, now: number): number;
  /** A message to this chat leaves now. */
  take(chatId: number, now: number): void;
  /**
   * The messenger answered 429. Two chats refused at once mean that the whole bot is: Telegram does not say which
   * limit was hit.
   */
  refused(chatId: number, afterMs: number, now: number): void;
  /** Whether a 429 holds back one chat, or all of them. */
  scope(now: number): 'chat' | 'all';
}

/** Chats remembered at most, beyond which those that are long idle are forgotten. */
const REMEMBERED_CHATS = 10_000;

interface Lane {
  windows: Window[];
  /** When the newest messages left, oldest first; as many as the widest window counts. */
  left: number[];
  blockedUntil: number;
}

/** A pacer that has seen nothing yet. */
export function createPacer(limits: Limits): Pacer {
  const everyone = newLane(limits.everyone);
  const chats = new Map<number, Lane>();

  function laneOf(chatId: number): Lane {
    let lane = chats.get(chatId);
    if (!lane) {
      // Ids of groups and channels are negative.
      lane = newLane(chatId < 0 ? limits.group : limits.private);
      chats.set(chatId, lane);
    }
    return lane;
  }

  return {
    delayMs: (chatId, now) => Math.max(0, freeAt(everyone) - now, freeAt(laneOf(chatId)) - now),
    take(chatId, now) {
      record(everyone, now);
      record(laneOf(chatId), now);
      if (chats.size > REMEMBERED_CHATS) forgetIdle(chats, now);
    },
    refused(chatId, afterMs, now) {
      const elsewhere = [...chats].some(([id, lane]) => id !== chatId && lane.blockedUntil > now);
      const lane = laneOf(chatId);
      lane.blockedUntil = Math.max(lane.blockedUntil, now + afterMs);
      if (elsewhere) everyone.blockedUntil = Math.max(everyone.blockedUntil, now + afterMs);
    },
    scope: (now) => (everyone.blockedUntil > now ? 'all' : 'chat'),
  };
}

function newLane(windows: Window[]): Lane {
  return { windows, left: [], blockedUntil: -Infinity };
}

/** The first instant at which every window of the lane has room. */
function freeAt(lane: Lane): number {
  const rooms = lane.windows.map(({ count, perMs }) => (lane.left.at(-count) ?? -Infinity) + perMs);
  return Math.max(lane.blockedUntil, ...rooms);
}

function record(lane: Lane, now: number): void {
  const widest = Math.max(0, ...lane.windows.map((window) => window.count));
  lane.left.push(now);
  if (lane.left.length > widest) lane.left.shift();
}

function forgetIdle(chats: Map<number, Lane>, now: number): void {
  for (const [chatId, lane] of chats) {
    const remembersMs = Math.max(0, ...lane.windows.map((window) => window.perMs));
    const idleSince = (lane.left.at(-1) ?? -Infinity) + remembersMs;
    if (Math.max(idleSince, lane.blockedUntil) <= now) chats.delete(chatId);
  }
}
