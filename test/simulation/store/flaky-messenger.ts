import { and, eq } from 'drizzle-orm';
import type { Messenger, Outgoing, SendOutcome } from '../../../src/messenger/port.ts';
import type { Db } from '../../../src/store/database.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { hold } from '../broken.ts';
import { seeded } from '../random.ts';

/** A message of the outbox on its way. */
export type OnItsWay = Pick<typeof outbox.$inferSelect, 'id' | 'key' | 'lane' | 'repeat' | 'attempt' | 'chatId'>;

/** What the messenger answers instead of taking a message; `reset`: no answer, and nobody knows whether it took it. */
const MISHAPS = [
  'slow-down',
  'slow-down-all',
  'refused',
  'reset',
  'reset',
  'server-error',
  'reset',
  'kicked',
  'poison',
] as const;
/** How a message that was repeated is marked. */
const MARK = 'повтор · ';

const ANSWERS: Record<(typeof MISHAPS)[number], SendOutcome> = {
  'slow-down': { kind: 'retry-later', afterMs: 3_000, scope: 'chat' },
  'slow-down-all': { kind: 'retry-later', afterMs: 1_000, scope: 'all' },
  refused: { kind: 'not-accepted', detail: 'ECONNREFUSED' },
  reset: { kind: 'ambiguous', detail: 'ECONNRESET' },
  'server-error': { kind: 'ambiguous', detail: '502' },
  kicked: { kind: 'chat-gone', detail: 'Forbidden: bot was kicked' },
  poison: { kind: 'poison', detail: "Bad Request: can't parse entities" },
};

/**
 * Telephones, and a messenger that fails by chance: of each attempt as its seed, key and number say, whoever makes it. Asserts
 * that no message arrives twice, save once more marked «повтор», or as often as somebody asked for it again.
 */
export class FlakyMessenger {
  /** Chance that an attempt does not simply succeed. */
  mishaps: number;
  down = false;
  readonly gone = new Set<number>();
  /** How often each message came, by its key, and how often somebody asked for it again. */
  readonly arrived = new Map<string, { plain: number; marked: number }>();
  readonly asked = new Map<string, number>();
  readonly #db: Db;
  readonly #seed: number;
  #nextMessage = 1_000;
  edits = 0;

  constructor(db: Db, seed: number, mishaps: number) {
    this.#db = db;
    this.#seed = seed;
    this.mishaps = mishaps;
  }

  /** As a process sees it: `onWay` happens between its sending and its hearing of it. */
  seenBy(onWay: (row: OnItsWay) => Promise<void>): Messenger {
    return {
      send: async (message) => {
        const row = await this.#rowOf(message);
        const outcome = this.#attempt(row, message);
        await onWay(row);
        return outcome;
      },
      edit: async () => {
        this.edits += 1;
        return this.down ? ANSWERS.reset : { kind: 'sent', messageId: 0 };
      },
      answers: async () => !this.down,
      disarm: async () => undefined,
      pin: async () => undefined,
    };
  }

  async #rowOf({ chatId }: Outgoing): Promise<OnItsWay> {
    const { id, key, lane, repeat, attempt } = outbox;
    const rows = await this.#db
      .select({ id, key, lane, repeat, attempt, chatId: outbox.chatId })
      .from(outbox)
      .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'sending')));
    const [row] = rows;
    hold(
      'in a chat one message is on its way at a time',
      row && rows.length === 1 ? null : `${rows.length} to ${chatId}`,
    );
    return row as OnItsWay;
  }

  #attempt(row: OnItsWay, { chatId, screen }: Outgoing): SendOutcome {
    const isMarked = screen.text.startsWith(MARK);
    hold('what is repeated is marked «повтор», and nothing else', isMarked === row.repeat ? null : row.key);
    if (this.gone.has(chatId)) return ANSWERS.kicked;
    const random = seeded(hashOf(`${this.#seed} ${row.key} ${row.attempt}`));
    const mishap = random.chance(this.mishaps) ? random.pick(MISHAPS) : null;
    if (this.down) return random.chance(0.5) ? ANSWERS.reset : ANSWERS.refused;
    if (mishap === 'kicked') this.gone.add(chatId);
    const doubt = mishap === 'reset' || mishap === 'server-error';
    if (mishap === null || (doubt && random.chance(0.5))) this.#arrive(row, isMarked);
    return mishap === null ? { kind: 'sent', messageId: this.#nextMessage++ } : ANSWERS[mishap];
  }

  #arrive({ key, lane }: OnItsWay, isMarked: boolean): void {
    const arrived = this.arrived.get(key) ?? { plain: 0, marked: 0 };
    this.arrived.set(key, arrived);
    arrived[isMarked ? 'marked' : 'plain'] += 1;
    const LAW = 'each message is sent at most once, save one marked «повтор»';
    const urgent = lane === 'alarm' || lane === 'demand';
    const repeats = urgent ? 1 : (this.asked.get(key) ?? 0);
    hold(LAW, arrived.plain > 1 ? `${key} came twice unmarked` : null);
    hold(LAW, arrived.marked > repeats ? `${key} came marked ${arrived.marked} times` : null);
  }
}

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
