import { hold } from './broken.ts';
import type { Row } from './outbox.ts';
import type { Random } from './random.ts';

/** What the messenger answers to an attempt; `ambiguous` is no answer. */
export type Answer = 'sent' | 'retry-later' | 'not-accepted' | 'ambiguous' | 'chat-gone' | 'poison';

/** No answer at all is what happens most often, and what is worst. */
const MISHAPS: readonly Answer[] = [
  ...(['retry-later', 'not-accepted', 'chat-gone', 'poison'] as const),
  ...(['ambiguous', 'ambiguous', 'ambiguous', 'ambiguous'] as const),
];

/** Telephones: what arrived on them, each message by its key. Loses answers, refuses, and is away for hours. */
export class Messenger {
  /** Chance that an attempt does not simply succeed. */
  mishaps: number;
  /** Nothing gets through, and nobody says so. */
  down = false;
  readonly gone = new Set<number>();
  readonly #arrived = new Map<string, { plain: number; marked: number }>();
  readonly #random: Random;

  constructor(random: Random, mishaps: number) {
    this.#random = random;
    this.mishaps = mishaps;
  }

  /** Tries to send; asserts that no message arrives twice, save once more marked «повтор» (or as often as it was asked for). */
  attempt(row: Row, marked: boolean): Answer {
    if (this.gone.has(row.chat)) return 'chat-gone';
    const mishap = this.#random.chance(this.mishaps) ? this.#random.pick(MISHAPS) : 'sent';
    if (this.down) return mishap === 'sent' || mishap === 'ambiguous' ? 'ambiguous' : 'not-accepted';
    if (mishap === 'chat-gone') this.gone.add(row.chat);
    // The messenger may have taken what it did not answer for.
    if (mishap === 'sent' || (mishap === 'ambiguous' && this.#random.chance(0.5))) this.#arrive(row, marked);
    return mishap;
  }

  hasArrived({ key }: Row): boolean {
    return this.#arrived.has(key);
  }

  #arrive({ key, urgent, asked }: Row, isMarked: boolean): void {
    const arrived = this.#arrived.get(key) ?? { plain: 0, marked: 0 };
    this.#arrived.set(key, arrived);
    arrived[isMarked ? 'marked' : 'plain'] += 1;
    const LAW = 'each message is sent at most once, save one marked «повтор»';
    hold(LAW, arrived.plain > 1 ? `${key} came twice unmarked` : null);
    hold(LAW, arrived.marked > (urgent ? 1 : asked) ? `${key} came marked more than once` : null);
  }
}
