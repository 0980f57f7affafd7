import { eq } from 'drizzle-orm';
import { regainChat } from '../../../src/app/people/regain-chat.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { storeUpdates } from '../../../src/store/inbox.ts';
import { resendUnknown } from '../../../src/store/resend.ts';
import { outbox } from '../../../src/store/schema/messages.ts';
import { clockedApp } from '../../support/clocked-app.ts';
import { Broken, hold } from '../broken.ts';
import { dataArrive } from '../data-arrive.ts';
import { personActs } from '../person-acts.ts';
import { seeded, type Random } from '../random.ts';
import { FlakyMessenger, hashOf } from './flaky-messenger.ts';
import { cardsToEdit, holdCardsAtRest } from './laws-of-cards.ts';
import { holdAtRest, holdRows } from './laws-of-rows.ts';
import { lookAt, type Look } from './look.ts';
import { Replicas, type Stores, type Task } from './replicas.ts';
import type { Press } from './replica.ts';
import { SceneOfLook } from './scene-of-look.ts';

const STARTS_AT = new Date('2026-03-02T04:00:00Z');
const MINUTES_A_DAY = 1440;
const MOST_MINUTES_APART = 60;
/** Rounds of both processes at one instant. */
const ROUNDS = 2;
const ROUNDS_AT_REST = 200;
const OUTAGE = 0.02;
const TASKS: readonly Task[] = ['tick', 'receive', 'send', 'edit'];

/** What became of a seed on a real store. `trace` sums up what stands in it in the end: equal for equal runs. */
export interface StoreRun {
  seed: number;
  steps: number;
  crashes: number;
  acts: number;
  arrived: number;
  trace: number;
  failure: { step: number; at: string; broke: string } | null;
}

/** Plays days of a municipality with the real application on a real store, which has to be empty. */
export async function runStoreSeed(stores: Stores, book: Book, how: { seed: number; days: number }): Promise<StoreRun> {
  const days = new StoreDays(stores, book, how.seed);
  let failure: StoreRun['failure'] = null;
  try {
    await days.play(how.days);
  } catch (error) {
    const broke = error instanceof Broken ? error.message : ((error as Error).stack ?? String(error));
    failure = { step: days.replicas.steps, at: days.now.toISOString(), broke };
  }
  const { messenger, acts, trace } = days;
  const { steps, crashes } = days.replicas;
  return { seed: how.seed, steps, crashes, acts: acts.size, arrived: messenger.arrived.size, trace, failure };
}

/** One seeded schedule on a real store. */
class StoreDays {
  now = STARTS_AT;
  trace = 0;
  readonly messenger: FlakyMessenger;
  /** The outcome each press was given first. */
  readonly acts = new Map<string, string>();
  readonly #stores: Stores;
  readonly #book: Book;
  readonly #random: Random;
  readonly #seed: number;
  readonly replicas: Replicas;
  #updates = 0;
  #look: Look = { cases: new Map(), journal: [], lastJournal: 0, outbox: [], acts: [] };

  constructor(stores: Stores, book: Book, seed: number) {
    this.#stores = stores;
    this.#book = book;
    this.#seed = seed;
    this.#random = seeded(seed);
    this.messenger = new FlakyMessenger(stores[0].db, seed, this.#random.pick([0.05, 0.2, 0.4]));
    this.replicas = new Replicas({
      stores,
      book,
      seed,
      random: this.#random,
      messenger: this.messenger,
      clock: () => this.now,
      performed: (press, outcome) => this.#performed(press, outcome),
    });
  }

  async play(days: number): Promise<void> {
    await this.#settle();
    const end = addMinutes(STARTS_AT, days * MINUTES_A_DAY);
    while (this.now < end) {
      this.now = addMinutes(this.now, this.#random.int(1, MOST_MINUTES_APART));
      await this.#peopleAct();
      for (let round = 0; round < ROUNDS; round += 1) await this.#round();
      await this.#holdLaws();
    }
    await this.#comeToRest();
  }

  /** Everybody in their seats, and every duty of the book begun. */
  async #settle(): Promise<void> {
    const duties = Object.keys(this.#book.rules);
    const { seat } = await clockedApp(this.#stores[0], { start: this.now.toISOString(), books: [this.#book], duties });
    let person = 10;
    for (const { id, seat: kind } of Object.values(this.#book.posts)) {
      if (kind !== 'organisation' && this.#random.chance(0.9)) await seat(`${id} ${this.#book.id}`, (person += 1));
    }
    this.#look = await lookAt(this.#stores[0].db, this.replicas.app, this.#look);
  }

  #performed({ key }: Press, outcome: unknown): void {
    const given = stable(outcome);
    const first = this.acts.get(key) ?? given;
    this.acts.set(key, first);
    hold('one act key, one outcome', first === given ? null : `${key}: ${first}, then ${given}`);
  }

  async #peopleAct(): Promise<void> {
    const random = this.#random;
    if (random.chance(OUTAGE)) this.messenger.down = !this.messenger.down;
    else if (random.chance(0.3)) this.messenger.down = false;
    const scene = new SceneOfLook(this.#book, this.#look);
    if (random.chance(0.5)) personActs(scene, random, this.now);
    if (random.chance(0.15)) dataArrive(scene, random, this.now, 0.6);
    for (const press of scene.pressed) {
      const body: Press = { ...press, key: `press:${this.#seed}:${this.#updates}` };
      await this.#arrives(body);
      if (random.chance(0.2)) await this.#arrives(body);
    }
    const [gone] = this.messenger.gone;
    if (gone !== undefined && random.chance(0.3)) {
      this.messenger.gone.delete(gone);
      await regainChat({ database: this.#stores[0], clock: () => this.now }, gone);
    }
    if (random.chance(0.2)) await this.#askAgain();
  }

  async #arrives(body: Press): Promise<void> {
    this.#updates += 1;
    await storeUpdates(this.#stores[0].db, [{ updateId: this.#updates, chatId: 1, body, receivedAt: this.now }]);
  }

  /** «Отправить ещё раз». */
  async #askAgain(): Promise<void> {
    const { db } = this.#stores[0];
    for (const { id, key, chatId } of await db.select().from(outbox).where(eq(outbox.state, 'unknown')).limit(1)) {
      if (await resendUnknown(db, { id, chatId }))
        this.messenger.asked.set(key, 1 + (this.messenger.asked.get(key) ?? 0));
    }
  }

  /** Each process has a turn at each of its tasks, in a seeded order; it may end in any of them. */
  async #round(): Promise<void> {
    const first = this.#random.int(0, TASKS.length - 1);
    for (let turn = 0; turn < TASKS.length; turn += 1) {
      const task = TASKS[(first + turn) % TASKS.length] ?? 'tick';
      await this.replicas.step(this.#random.pick([0, 1] as const), task);
    }
  }

  async #holdLaws(): Promise<void> {
    const look = await lookAt(this.#stores[0].db, this.replicas.app, this.#look);
    holdRows(this.#look, look);
    this.#look = look;
    for (const { id, kind, caseId } of look.journal) this.trace = hashOf(`${this.trace} ${id} ${kind} ${caseId}`);
    for (const { key, state, attempt } of look.outbox) this.trace = hashOf(`${this.trace} ${key} ${state} ${attempt}`);
  }

  /** The messenger is well, nothing crashes any more: whatever was owed must come to its end. */
  async #comeToRest(): Promise<void> {
    this.replicas.isCalm = true;
    Object.assign(this.messenger, { mishaps: 0, down: false });
    await this.replicas.runOutLease();
    let before = -1;
    for (let round = 0; round < ROUNDS_AT_REST && before !== this.trace; round += 1) {
      before = this.trace;
      this.trace = 0;
      for (const task of ['receive', 'tick', 'send'] as const) await this.replicas.step(0, task);
      await this.#holdLaws();
    }
    holdAtRest(this.#look, this.messenger, this.now);
    // Of the cards of one chat each turn edits one.
    for (let left = -1; left !== 0 && left !== before;) {
      before = left;
      await this.replicas.step(0, 'edit');
      left = await cardsToEdit(this.#stores[0].db);
    }
    await holdCardsAtRest(this.#stores[0].db, this.replicas.app, this.#look);
    const known = new Set(this.#look.acts.map(({ key }) => key));
    const unknown = [...this.acts.keys()].find((key) => !known.has(key) && !this.acts.get(key)?.includes('refused'));
    hold('each act key has its outcome', unknown ?? null);
  }
}

/** The same text for the same outcome: the store gives the parts of one in an order of its own. */
function stable(outcome: unknown): string {
  const ordered = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  return JSON.stringify(outcome, ordered);
}
