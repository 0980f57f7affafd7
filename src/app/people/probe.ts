import { localDate, localTime, type LocalDate, type LocalTime } from '../../domain/calendar.ts';
import type { Stopwatch } from '../../domain/clock.ts';
import type { Reach, SendOutcome } from '../../messenger/port.ts';
import type { Book } from '../../regulation/book.ts';
import type { App } from '../app.ts';
import { loseChat } from '../delivery/lose-chat.ts';
import { moveGroup } from './move-group.ts';
import { regainChat } from './regain-chat.ts';
import { seatedPosts } from './staff.ts';

/** A messenger that is not well is left alone for so long. Real time. */
const REST_MS = 30_000;

export interface ProbeParts {
  reach: Reach;
  stopwatch: Stopwatch;
  /** Whether the pace has room: messages go first. */
  hasRoom: () => boolean;
}

/** Called at every pulse: asks about one chat, so that a thousand of them take no more of the pace than one. */
export type Probe = () => Promise<'nobody' | 'resting' | 'asked'>;

/**
 * Asks once a day whether every chat of the posts can be written to, from the time the day of their book begins: a level that
 * cannot be reached is known before an alarm counts on it. A chat that is gone is lost at once, as by a message, and one that
 * was given up and answers again is taken back. What was asked is not kept: whoever sends after a restart asks anew.
 */
export function createProbe(app: App, { reach, stopwatch, hasRoom }: ProbeParts): Probe {
  const begun = new Map<string, LocalDate>();
  const left = new Map<number, LocalDate>();
  let restsUntil = -Infinity;
  return async () => {
    const now = app.clock();
    for (const book of app.books.values()) {
      const day = localDate(now, book.district.timezone);
      if (begun.get(book.id) === day || localTime(now, book.district.timezone) < dayBegins(book)) continue;
      for (const chatId of await chatsToAsk(app, book, now)) left.set(chatId, day);
      begun.set(book.id, day);
    }
    const [next] = left;
    if (!next) return 'nobody';
    if (stopwatch() < restsUntil || !hasRoom()) return 'resting';
    const [chatId, day] = next;
    left.delete(chatId);
    const outcome = await reach(chatId);
    const restMs = await settle(app, { chatId, day, outcome });
    if (restMs === null) return 'asked';
    restsUntil = stopwatch() + restMs;
    left.set(chatId, day);
    return 'resting';
  };
}

/** When the first duty of any day starts by the clock; at midnight where none does. */
function dayBegins({ rules }: Book): LocalTime {
  const times = Object.values(rules).flatMap(({ starts }) => (starts.kind === 'calendar' ? starts.at : []));
  return times.toSorted()[0] ?? '';
}

/** A group that was left comes back by an invitation only: it is not asked about again. */
async function chatsToAsk({ database }: App, book: Book, now: Date): Promise<number[]> {
  const seated = await seatedPosts(database.db, book, now);
  const bindings = [...seated.values()].flatMap((seat) => seat.bindings);
  return bindings
    .filter(({ state, chatKind }) => state === 'active' || chatKind === 'private')
    .map(({ chatId }) => chatId);
}

interface Answered {
  chatId: number;
  day: LocalDate;
  outcome: SendOutcome;
}

/** Writes down what was learnt; how long to wait before asking again where nothing was, else null. */
async function settle(app: App, { chatId, day, outcome }: Answered): Promise<number | null> {
  switch (outcome.kind) {
    case 'sent':
      await regainChat(app, chatId);
      return null;
    case 'chat-gone':
      await loseChat(app, {
        chatId,
        detail: outcome.detail,
        mute: outcome.mute === true,
        key: `probe:${chatId}:${day}`,
      });
      app.wake();
      return null;
    case 'migrated':
      await moveGroup(app, chatId, outcome.toChatId);
      return null;
    case 'retry-later':
      return Math.max(outcome.afterMs, REST_MS);
    case 'not-accepted':
    case 'ambiguous':
    case 'unauthorized':
      return REST_MS;
    case 'poison':
    case 'photo-refused':
    case 'not-modified':
    case 'message-gone':
      app.log.warn({ chatId, outcome: outcome.kind }, 'whether a chat can be written to is not known');
      return null;
  }
}
