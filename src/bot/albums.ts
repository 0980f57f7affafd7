import type { Context } from 'grammy';
import type { AboutCase } from '../app/acts/expected.ts';

/** Albums remembered at a time; their photos come within seconds of each other. */
const MAX_ALBUMS = 1_000;

/** What the first photo of an album was recorded as; `about` is null where it was refused. */
export interface Album {
  about: { caseId: number; expected: AboutCase } | null;
  /** Its sender knows that not every photo is kept. */
  cutTold: boolean;
}

/** Photos of one album come as messages of their own. Kept in memory only: after a restart the rest is a message like any. */
export class Albums {
  readonly #seen = new Map<string, Album>();

  /** The album of this message; null for its first photo, and for a message of no album. */
  find(ctx: Context): Album | null {
    return this.#seen.get(keyOf(ctx) ?? '') ?? null;
  }

  /** The first photo of an album was handled. */
  begin(ctx: Context, about: Album['about']): void {
    const key = keyOf(ctx);
    if (key === null) return;
    this.#seen.set(key, { about, cutTold: false });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MAX_ALBUMS && oldest !== undefined) this.#seen.delete(oldest);
  }
}

function keyOf({ chat, from, message }: Context): string | null {
  const id = message?.media_group_id;
  return id === undefined ? null : `${chat?.id}:${from?.id}:${id}`;
}
