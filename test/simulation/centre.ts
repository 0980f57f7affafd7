import type { Act, ActBody } from '../../src/domain/act.ts';
import type { Case, CaseKind } from '../../src/domain/case.ts';
import { addMs } from '../../src/domain/calendar.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import { BOT, type PostId } from '../../src/domain/post.ts';
import { quietCase } from '../../src/engine/quiet-case.ts';
import { takesAlarm } from '../../src/engine/route.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import { hold } from './broken.ts';
import type { Core } from './core.ts';
import { Database } from './database.ts';
import { everyMinuteDiffers } from './every-minute.ts';
import { refusalChanges, type Change } from './laws.ts';
import { Messenger } from './messenger.ts';
import type { Row } from './outbox.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import { Senders, type Machinery } from './senders.ts';
import { Staff } from './staff.ts';
import type { Trouble, Turn } from './turn.ts';

/** An update or a message of the machinery on its way: handled when its time has come, again until it was confirmed. */
interface Waiting {
  key: string;
  by: Actor | null;
  body: ActBody;
  target: { caseId: number } | { kind: CaseKind; subject: string };
  readyAt: Date;
}

/** A process that ticks: what it has claimed and decided, and not written yet. */
interface Ticker {
  held: Change | null;
}

/** How long a press or a repeat may be on its way. */
const LATE_BY_MS = 20 * 60_000;
/** A catch-up of so much is compared with ticking every minute. */
const CATCH_UP_MS = 5 * 60_000;
/** Share of the catch-ups that are: it costs as much as all the rest of a step. */
const COMPARED = 0.02;

/**
 * A control centre: a database of maps, two tickers, two senders of which one leads, and an inbox; every law is asserted
 * whenever something is written or sent. One turn of one process is one step: between any two of them something may crash.
 */
export class Centre implements Scene {
  readonly book: Book;
  readonly database: Database;
  readonly messenger: Messenger;
  readonly people: Staff;
  readonly senders: Senders;
  trouble: Trouble;
  contents: Snapshot['contents'] = {};

  readonly #core: Core;
  readonly #random: Random;
  readonly #tickers: readonly [Ticker, Ticker] = [{ held: null }, { held: null }];
  readonly #inbox: Waiting[] = [];
  readonly #locks = new Map<number, Ticker>();
  #nextAct = 1;

  constructor(book: Book, how: { core: Core; random: Random; trouble: Trouble; mishaps: number }) {
    this.book = book;
    this.#core = how.core;
    this.#random = how.random;
    this.trouble = how.trouble;
    this.messenger = new Messenger(how.random, how.mishaps);
    this.people = new Staff(book, how.random, this.messenger.gone);
    this.database = new Database(how.core, this.people.chatsOf, () => this.#crashes());
    const { database, messenger } = this;
    this.senders = new Senders(how.core, { database, messenger, machinery: this.#machinery() });
  }

  #machinery(): Machinery {
    return {
      isLocked: (caseId) => this.#locks.has(caseId),
      delivered: (row, now) => this.#delivered(row, now),
      holdDelivered: (row) => this.#holdDelivered(row),
      loseChat: (row, now) => this.#loseChat(row, now),
    };
  }

  get staff(): Readonly<Record<PostId, PostState>> {
    return this.people.states;
  }

  get cases(): ReadonlyMap<number, Snapshot> {
    return this.database.cases;
  }

  /** Every duty of the book begins to run. */
  begin(now: Date): void {
    for (const { id, starts } of Object.values(this.book.rules)) {
      if (starts.kind === 'calendar')
        this.#receive(`begin:${id}`, null, { kind: 'begin' }, { kind: 'duty', subject: id }, now);
    }
  }

  open(kind: CaseKind): Snapshot[] {
    const found: Snapshot[] = [];
    for (const one of this.cases.values()) if (one.case.kind === kind && one.case.state !== 'closed') found.push(one);
    return found;
  }

  subject(kind: CaseKind, subject: string, now: Date): Snapshot {
    let known: Snapshot | null = null;
    for (const one of this.cases.values()) if (one.case.kind === kind && one.case.subject === subject) known = one;
    if (known && (kind !== 'emergency' || takesAlarm(known, now))) return known;
    const fresh: Case = quietCase(this.book, kind, subject, subject, now);
    const { staff, contents } = this;
    return { book: this.book, case: fresh, obligations: [], staff, contents, isWorkingDay: mondayToFriday };
  }

  /** A press, or the data: it is on its way, perhaps twice, perhaps overtaken. Nobody knows yet what it comes to. */
  act(now: Date, by: Actor | null, body: ActBody, target: Snapshot): null {
    const { id, kind, subject } = target.case;
    const key = `act:${this.#nextAct++}`;
    const where = id > 0 ? { caseId: id } : { kind, subject };
    this.#receive(key, by, body, where, this.#late(now, this.trouble.delay));
    if (this.#random.chance(this.trouble.duplicate)) this.#receive(key, by, body, where, this.#late(now, 1));
    return null;
  }

  #late(now: Date, chance: number): Date {
    return this.#random.chance(chance) ? addMs(now, this.#random.int(0, LATE_BY_MS)) : now;
  }

  #receive(key: string, by: Actor | null, body: ActBody, target: Waiting['target'], readyAt: Date): void {
    this.#inbox.push({ key, by, body, target, readyAt });
  }

  /** A ticker claims the case that is due first, or writes what it has decided about the one it holds. */
  tick(which: 0 | 1, now: Date): Turn {
    const ticker = this.#tickers[which];
    if (!ticker.held) return this.#claim(ticker, now);
    const { held } = ticker;
    ticker.held = null;
    if (this.#locks.get(held.before.case.id) === ticker) this.#locks.delete(held.before.case.id);
    this.database.write(held);
    return 'step';
  }

  #claim(ticker: Ticker, now: Date): Turn {
    // The case is the lock: whoever comes second passes it by.
    const first = this.database.firstDue(now, (id) => this.#locks.has(id) && !this.#core.takesHeld);
    const due = first && this.cases.get(first.id);
    if (!due) return 'idle';
    this.#locks.set(due.case.id, ticker);
    const before = this.#asNow(due);
    const { snapshot: after, decisions } = this.#core.advance(before, now);
    if (now.getTime() - first.at > CATCH_UP_MS && this.#random.chance(COMPARED)) {
      hold(
        'ticking at T equals ticking every minute until T',
        everyMinuteDiffers(this.#core, before, after, decisions, now),
      );
    }
    ticker.held = { before, after, decisions, act: null, now };
    return 'step';
  }

  /** Handles one of the updates that have come. */
  receive(now: Date): Turn {
    const ready = this.#inbox.findIndex(({ readyAt, target }) => {
      if (readyAt > now) return false;
      if (this.#locks.size === 0) return true;
      const id = 'caseId' in target ? target.caseId : this.subject(target.kind, target.subject, now).case.id;
      return !this.#locks.has(id);
    });
    const waiting = this.#inbox[ready];
    if (!waiting) return 'idle';
    const confirmed = this.#perform(waiting, now);
    if (confirmed && !this.#crashes()) this.#inbox.splice(ready, 1);
    return 'step';
  }

  /** Performs an act once; false when the process ended before it was written. */
  #perform({ key, by, body, target }: Omit<Waiting, 'readyAt'>, now: Date): boolean {
    if (this.database.outcomes.has(key) && !this.#core.repeatsActs) return true;
    const found = 'caseId' in target ? this.cases.get(target.caseId) : this.subject(target.kind, target.subject, now);
    if (!found) return true;
    const act: Act = { key, at: now, by, ...body };
    const before = this.#asNow(found);
    const decided = this.#core.decide(before, { kind: 'act', act }, now);
    const acted = this.#core.apply(before, decided);
    const refused = decided.find((decision) => decision.kind === 'refuse');
    if (refused) hold('a refusal changes nothing', refusalChanges({ before, after: acted }));
    if (refused?.kind === 'refuse' || acted.case.state === 'quiet') {
      this.database.outcomes.set(key, refused?.kind === 'refuse' ? refused.refusal : 'done');
      return true;
    }
    const settled = this.#core.advance(acted, now, now);
    const decisions = [...decided, ...settled.decisions];
    if (!this.database.write({ before, after: settled.snapshot, decisions, act, now })) return false;
    this.database.outcomes.set(key, 'done');
    return true;
  }

  #delivered(row: Row, now: Date): void {
    const { crash } = this.trouble;
    // In one transaction with the mark: no crash comes between the two.
    this.trouble.crash = 0;
    for (const { key, posts } of row.obligations) {
      const body: ActBody = { kind: 'delivered', obligation: key, posts };
      this.#perform({ key: deliveryKey(row, key, posts), by: null, body, target: { caseId: row.caseId } }, now);
    }
    this.trouble.crash = crash;
  }

  #holdDelivered(row: Row): void {
    const lost = row.obligations.find(({ key, posts }) => !this.database.outcomes.has(deliveryKey(row, key, posts)));
    hold('what has arrived is known to have arrived', lost && this.cases.has(row.caseId) ? lost.key : null);
  }

  #loseChat(row: Row, now: Date): void {
    this.people.look();
    const posts = this.people.inChat(row.chat);
    for (const { case: subject } of this.cases.values()) {
      const awaited =
        subject.kind === 'duty' ? this.book.rules[subject.subject]?.owes === BOT : subject.kind !== 'rise';
      if (subject.state === 'closed' || !awaited || posts.length === 0) continue;
      const body: ActBody = { kind: 'undeliverable', posts, detail: 'blocked' };
      this.#receive(`send:${row.id}:${row.attempts}:gone:${subject.id}`, null, body, { caseId: subject.id }, now);
    }
  }

  /** A person asks for a report of which nobody knows whether it came. */
  askAgain(): Turn {
    const offered = [...this.database.outbox.offered];
    if (offered.length === 0) return 'idle';
    const row = this.#random.pick(offered);
    row.asked += 1;
    this.database.outbox.requeue(row, true);
    return 'step';
  }

  /** A ticker ends between deciding and writing: nothing happened, and the case is free. */
  crashTicker(which: 0 | 1): Turn {
    const ticker = this.#tickers[which];
    if (!ticker.held) return 'idle';
    const { after, decisions } = ticker.held;
    const rows = this.#core.deliver(after, this.#core.collapse(decisions), this.people.chatsOf);
    this.database.outbox.owe(this.#core.leftByRollback(rows));
    this.#locks.delete(after.case.id);
    ticker.held = null;
    return 'step';
  }

  /** All processes end: what was decided and not written never was, what was being sent is in doubt. */
  stop(): void {
    this.crashTicker(0);
    this.crashTicker(1);
    this.senders.stop();
  }

  /** Everything has come to rest and the messenger works: asserts that nothing was lost. */
  holdNothingLost(now: Date): void {
    this.database.holdAllDone(now);
    for (const row of this.database.outbox.rows.values()) {
      const { key, state, attempts, ping, urgent, repeat } = row;
      hold('every message comes to an end', state === 'queued' || state === 'sending' ? `${key} is ${state}` : null);
      hold('what is sent has arrived', state === 'sent' && !this.messenger.hasArrived(row) ? key : null);
      hold('only pings are taken back', state === 'void' && !ping ? key : null);
      hold('an alarm is repeated before it is given up', state === 'unknown' && urgent && !repeat ? key : null);
      hold('nothing is given up untried', state !== 'void' && attempts === 0 ? key : null);
    }
  }

  #asNow(kept: Snapshot): Snapshot {
    const { staff, contents } = this;
    return kept.staff === staff && kept.contents === contents ? kept : { ...kept, staff, contents };
  }

  #crashes(): boolean {
    return this.trouble.crash > 0 && this.#random.chance(this.trouble.crash);
  }
}

function deliveryKey(row: Row, key: string, posts: readonly PostId[]): string {
  return `send:${row.id}:${key}:${posts.join()}`;
}
