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

/** The way to Telegram is not equally long for every call: what leaves a second apart may arrive closer together. */
const WAY_VARIES_MS = 30;
const SECOND_MS = 1_000 + WAY_VARIES_MS;
const MINUTE_MS = 60_000 + WAY_VARIES_MS;

/**
 * What Telegram publishes: 30 a second per bot, about one a second per chat, 20 a minute per group. A group may take its
 * 20 in a row, one a second, and is not slowed down to one in three seconds.
 */
export const TELEGRAM_LIMITS: Limits = {
  everyone: [{ count: 30, perMs: SECOND_MS }],
  private: [{ count: 1, perMs: SECOND_MS }],
  group: [
    { count: 1, perMs: SECOND_MS },
    { count: 20, perMs: MINUTE_MS },
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
  /** A message left at that reading, which may lie in the past: another process sent it. */
  recall(chatId: number, at: number): void;
  /** Whether one more message may be taken up, beside those that are held and have not left. */
  hasRoom(now: number): boolean;
  /** A message to this chat was taken up: room is kept for it until it leaves, or is let go of. */
  hold(chatId: number): void;
  letGo(chatId: number): void;
  /** Chats that may not be written to now. */
  fullChats(now: number): number[];
  /** Milliseconds until there is more room than now; null when nothing is to be waited for. */
  nextRoomMs(now: number): number | null;
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
  const held = new Set<number>();

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
      held.delete(chatId);
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
    recall(chatId, at) {
      record(everyone, at);
      record(laneOf(chatId), at);
    },
    hasRoom: (now) => freeAt(everyone, held.size) <= now,
    hold: (chatId) => void held.add(chatId),
    letGo: (chatId) => void held.delete(chatId),
    fullChats: (now) => [...chats].flatMap(([id, lane]) => (freeAt(lane) > now ? [id] : [])),
    nextRoomMs(now) {
      const times = [freeAt(everyone, held.size), ...[...chats.values()].map((lane) => freeAt(lane))];
      const ahead = times.filter((at) => at > now && Number.isFinite(at));
      return ahead.length === 0 ? null : Math.min(...ahead) - now;
    },
  };
}

function newLane(windows: Window[]): Lane {
  return { windows, left: [], blockedUntil: -Infinity };
}

/** The first instant at which every window of the lane has room for one more beside `held`; never, if they fill it. */
function freeAt(lane: Lane, held = 0): number {
  const rooms = lane.windows.map(({ count, perMs }) =>
    held >= count ? Infinity : (lane.left.at(held - count) ?? -Infinity) + perMs,
  );
  return Math.max(lane.blockedUntil, ...rooms);
}

function record(lane: Lane, now: number): void {
  const widest = Math.max(0, ...lane.windows.map((window) => window.count));
  lane.left.push(now);
  // What another process sent is told late.
  if ((lane.left.at(-2) ?? now) > now) lane.left.sort((a, b) => a - b);
  if (lane.left.length > widest) lane.left.shift();
}

function forgetIdle(chats: Map<number, Lane>, now: number): void {
  for (const [chatId, lane] of chats) {
    const remembersMs = Math.max(0, ...lane.windows.map((window) => window.perMs));
    const idleSince = (lane.left.at(-1) ?? -Infinity) + remembersMs;
    if (Math.max(idleSince, lane.blockedUntil) <= now) chats.delete(chatId);
  }
}
