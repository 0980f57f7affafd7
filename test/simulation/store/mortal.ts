import type { Database } from '../../../src/store/database.ts';

/** The process ended here: nothing it was about to do happens any more. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** When a process is to end: before its transaction commits, or after it, so that nobody hears of what was written. */
export type Moment = 'before-commit' | 'after-commit';

/** The database as one process sees it, until that process ends. */
export interface Mortal extends Database {
  readonly isDead: boolean;
  /** The process ends at that moment of its next transaction but `skip`. */
  endAt(moment: Moment, skip: number): void;
  /** Everything the process asks of the database from now on fails. */
  end(): void;
  /** It ends at no moment any more. */
  spare(): void;
  /** Done once, in the middle of the next transaction: what it has read is locked, and nothing of it is committed. */
  meanwhile: (() => Promise<void>) | null;
}

/** Gives a process its database, which fails from the end of the process on. */
export function mortal(inner: Database): Mortal {
  let dead = false;
  let ends: { moment: Moment; skip: number } | null = null;
  const live = () => {
    if (dead) throw new Crash('the process has ended');
  };
  const reach = (moment: Moment) => {
    if (ends?.moment === moment && ends.skip-- === 0) dead = true;
    live();
  };
  const own: Mortal = {
    kind: inner.kind,
    get db() {
      live();
      return inner.db;
    },
    async transaction(work) {
      live();
      const result = await inner.transaction(async (tx) => {
        const worked = await work(tx);
        const { meanwhile } = own;
        own.meanwhile = null;
        await meanwhile?.();
        reach('before-commit');
        return worked;
      });
      reach('after-commit');
      return result;
    },
    close: () => inner.close(),
    get isDead() {
      return dead;
    },
    endAt(moment, skip) {
      ends = { moment, skip };
    },
    end() {
      dead = true;
    },
    spare() {
      ends = null;
    },
    meanwhile: null,
  };
  return own;
}
