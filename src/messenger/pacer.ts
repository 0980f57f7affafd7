import { freeAt, isFull, newLane, record, type Lane, type Window } from './lane.ts';

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
/** Calls that were on their way together are answered within so long. */
const AT_ONCE_MS = 2_000;

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
   * limit was hit. A chat that was refused long ago and still has to wait says nothing of the others.
   */
  refused(chatId: number, afterMs: number, now: number): void;
  /** Whether a 429 holds back one chat, or all of them. */
  scope(now: number): 'chat' | 'all';
  /** A message left at that reading, which may lie in the past: another process sent it. */
  recall(chatId: number, at: number): void;
  /** Whether one more may be taken up, beside those that are held and have not left, and still leave room for `spare`. */
  hasRoom(now: number, spare?: number): boolean;
  /** A message or an edit was taken up: room is kept for it until it leaves, or is let go of. */
  hold(work: Held): void;
  letGo(work: Held): void;
  /** Chats that may not be written to now; with `spare`, also those that could not take so many more after it. */
  fullChats(now: number, spare?: number): number[];
  /** Milliseconds until there is more room than now; null when nothing is to be waited for. */
  nextRoomMs(now: number): number | null;
}

/** Something on its way to a chat, known by its identity: a chat may have a message and an edit on their way at once. */
export interface Held {
  chatId: number;
}

/** Chats remembered at most, beyond which those that are long idle are forgotten. */
const REMEMBERED_CHATS = 10_000;

/** A pacer that has seen nothing yet. */
export function createPacer(limits: Limits): Pacer {
  const everyone = newLane(limits.everyone);
  const chats = new Map<number, Lane>();
  const held = new Set<Held>();

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
      for (const work of held) {
        if (work.chatId !== chatId) continue;
        held.delete(work);
        break;
      }
      record(everyone, now);
      record(laneOf(chatId), now);
      if (chats.size > REMEMBERED_CHATS) forgetIdle(chats, now);
    },
    refused(chatId, afterMs, now) {
      const elsewhere = [...chats].some(([id, lane]) => id !== chatId && now - lane.refusedAt <= AT_ONCE_MS);
      const lane = laneOf(chatId);
      lane.refusedAt = now;
      lane.blockedUntil = Math.max(lane.blockedUntil, now + afterMs);
      if (elsewhere) everyone.blockedUntil = Math.max(everyone.blockedUntil, now + afterMs);
    },
    scope: (now) => (everyone.blockedUntil > now ? 'all' : 'chat'),
    recall(chatId, at) {
      record(everyone, at);
      record(laneOf(chatId), at);
    },
    hasRoom: (now, spare = 0) => freeAt(everyone, held.size + spare) <= now,
    hold: (work) => void held.add(work),
    letGo: (work) => void held.delete(work),
    fullChats: (now, spare = 0) => [...chats].flatMap(([id, lane]) => (isFull(lane, now, spare) ? [id] : [])),
    nextRoomMs(now) {
      const times = [freeAt(everyone, held.size), ...[...chats.values()].map((lane) => freeAt(lane))];
      const ahead = times.filter((at) => at > now && Number.isFinite(at));
      return ahead.length === 0 ? null : Math.min(...ahead) - now;
    },
  };
}

function forgetIdle(chats: Map<number, Lane>, now: number): void {
  for (const [chatId, lane] of chats) {
    const remembersMs = Math.max(0, ...lane.windows.map((window) => window.perMs));
    const idleSince = (lane.left.at(-1) ?? -Infinity) + remembersMs;
    if (Math.max(idleSince, lane.blockedUntil) <= now) chats.delete(chatId);
  }
}
