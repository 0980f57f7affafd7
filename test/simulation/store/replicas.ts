import { eq, sql } from 'drizzle-orm';
import type { Book } from '../../../src/regulation/book.ts';
import type { Database } from '../../../src/store/database.ts';
import { freeClaims } from '../../../src/store/inbox.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { lease } from '../../../src/store/schema/system.ts';
import { Broken, hold } from '../broken.ts';
import { seeded, type Random } from '../random.ts';
import { hashOf, type FlakyMessenger, type OnItsWay } from './flaky-messenger.ts';
import { Replica, type Press } from './replica.ts';

/** A process that waits so long for another one, really, waits for ever. */
const STUCK_MS = 20_000;
const CRASH = 0.06;
const OVERTAKEN = 0.1;

/** The stores of two processes: of their own connections on a server, the same one where there is only one. */
export type Stores = readonly [Database, Database];

export type Task = 'tick' | 'receive' | 'send' | 'edit';

interface ReplicasParts {
  stores: Stores;
  book: Book;
  seed: number;
  random: Random;
  messenger: FlakyMessenger;
  clock: () => Date;
  performed: (press: Press, outcome: unknown) => void;
}

/** Two processes that take turns, end in the middle of one, begin anew, and overtake each other. */
export class Replicas {
  steps = 0;
  crashes = 0;
  /** Nothing goes wrong any more. */
  isCalm = false;
  readonly #parts: ReplicasParts;
  readonly #both: [Replica, Replica];
  #lives = 0;
  #failed: Error | null = null;
  /** The sender that overtook the one whose turn it is. */
  #overtaking: { onItsWay: () => Promise<void>; done: Promise<void>; goesOn: () => void } | null = null;

  constructor(parts: ReplicasParts) {
    this.#parts = parts;
    this.#both = [this.#born(0), this.#born(1)];
  }

  /** The program, to read with; it lives until its process ends. */
  get app(): Replica['app'] {
    return this.#both[0].app;
  }

  #born(index: 0 | 1): Replica {
    const { stores, book, clock, messenger, performed } = this.#parts;
    this.#lives += 1;
    const parts = {
      database: stores[index],
      book,
      clock,
      messenger: messenger.seenBy((row) => this.#onItsWay(index, row)),
      holder: `replica ${index} life ${this.#lives}`,
      failed: (error: unknown) => {
        this.#failed ??= error instanceof Error ? error : new Error(String(error));
      },
    };
    return new Replica(parts, performed);
  }

  /** One process has a turn at one of its tasks; it may end in it. */
  async step(index: 0 | 1, task: Task): Promise<void> {
    this.steps += 1;
    const replica = this.#both[index];
    replica.later();
    if (!this.isCalm) this.#trouble(index, task);
    await inTime(replica[task]());
    await inTime(this.#endOvertaking());
    replica.database.spare();
    replica.database.meanwhile = null;
    if (this.#failed) throw this.#failed;
    if (!replica.isDead) return;
    this.crashes += 1;
    this.#both[index] = this.#born(index);
    // The real time that a claim and a lease of the dead process last.
    await this.runOutLease();
    await freeClaims(this.#parts.stores[0].db);
  }

  #trouble(index: 0 | 1, task: Task): void {
    const { random } = this.#parts;
    const { database } = this.#both[index];
    if (random.chance(CRASH)) database.endAt(random.pick(['before-commit', 'after-commit'] as const), random.int(0, 2));
    // Where there is only one connection, nobody else gets to work before the transaction has ended.
    if (task !== 'tick' || this.#parts.stores[0] === this.#parts.stores[1] || !random.chance(0.5)) return;
    const other = this.#both[index === 0 ? 1 : 0];
    database.meanwhile = () => inTime(other.tick());
  }

  /** While a message is on its way its sender may end, or be overtaken by the other one, which takes it for lost. */
  async #onItsWay(index: 0 | 1, row: OnItsWay): Promise<void> {
    if (this.isCalm) return;
    if (this.#overtaking) {
      await this.#overtaking.onItsWay();
      return this.#holdInHand(row);
    }
    const random = seeded(hashOf(`${this.#parts.seed} on its way ${row.key} ${row.attempt}`));
    if (random.chance(CRASH)) this.#both[index].database.end();
    if (random.chance(OVERTAKEN)) await this.#overtake(index);
  }

  async #holdInHand({ id, key }: OnItsWay): Promise<void> {
    const [found] = await this.#parts.stores[0].db.select().from(outbox).where(eq(outbox.id, id));
    const taken = found?.state === 'queued' || found?.state === 'unknown';
    hold('a sender that was overtaken has no say in what its successor sends', taken ? key : null);
  }

  /** The other one goes as far as to send, mostly this very message; it hears of it only when the first one has written its end. */
  async #overtake(index: 0 | 1): Promise<void> {
    await this.runOutLease();
    const other = this.#both[index === 0 ? 1 : 0];
    other.later();
    const sends = gate();
    const goesOn = gate();
    const onItsWay = () => {
      sends.open();
      return goesOn.opened;
    };
    this.#overtaking = { onItsWay, done: Promise.resolve(), goesOn: goesOn.open };
    this.#overtaking.done = other.send();
    await Promise.race([sends.opened, this.#overtaking.done]);
    this.#both[index].later();
  }

  async #endOvertaking(): Promise<void> {
    this.#overtaking?.goesOn();
    await this.#overtaking?.done;
    this.#overtaking = null;
  }

  /** Its time is over: whoever asks next has it. */
  async runOutLease(): Promise<void> {
    await this.#parts.stores[0].db.update(lease).set({ until: sql`now() - interval '1 second'` });
  }
}

/** Something to wait for until it is opened. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Broken('a process waits for another one for ever')), STUCK_MS);
  });
  await Promise.race([work, stuck]).finally(() => clearTimeout(timer));
}
