import type { Act, ActBody, Refusal } from '../../src/domain/act.ts';
import type { Case, CaseKind } from '../../src/domain/case.ts';
import { addMs } from '../../src/domain/calendar.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import { BOT, type PostId } from '../../src/domain/post.ts';
import { quietCase } from '../../src/engine/quiet-case.ts';
import { takesAlarm } from '../../src/engine/route.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';
import { hold } from './broken.ts';
import type { Core } from './core.ts';
import { brokenBy, refusalChanges, wronglyOwed, wronglySaid, type Change } from './laws.ts';
import { Messenger, type Answer } from './messenger.ts';
import { Outbox, type Row } from './outbox.ts';
import type { Random } from './random.ts';
import { forgotten } from './remembered.ts';
import type { Scene } from './scene.ts';
import { Staff } from './staff.ts';
import { everyMinuteDiffers } from './every-minute.ts';

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

/** A process that may send: the message in its hands and, once it was tried, the answer. */
interface Sender {
  row: Row | null;
  /** The message as it was taken: marked «повтор» or not, whatever became of it elsewhere meanwhile. */
  marked: boolean;
  answer: Answer | null;
  epoch: number;
}

/** What one turn of somebody came to. `idle` is no step. */
export type Turn = 'idle' | 'step';

/** Chances of trouble in one turn. */
export interface Trouble {
  crash: number;
  failover: number;
  duplicate: number;
  /** That a press is on its way for a while, and others overtake it. */
  delay: number;
}

/** A case closed so long ago is asked for by nobody: a new alarm opens one of its own. */
const ARCHIVED_AFTER_MS = 9 * 86_400_000;
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
  readonly cases = new Map<number, Snapshot>();
  readonly outbox = new Outbox();
  readonly messenger: Messenger;
  readonly people: Staff;
  trouble: Trouble;
  contents: Snapshot['contents'] = {};
  readonly tickers: readonly Ticker[] = [{ held: null }, { held: null }];
  readonly inbox: Waiting[] = [];
  /** Sums up everything that was written and answered: equal for equal runs. */
  trace = 0;
  decisions = 0;

  readonly #core: Core;
  readonly #random: Random;
  readonly #senders: readonly [Sender, Sender] = [
    { row: null, marked: false, answer: null, epoch: 1 },
    { row: null, marked: false, answer: null, epoch: 0 },
  ];
  #leads: 0 | 1 = 0;
  /** When each case is due, as its row says: what an index of the store would give. */
  readonly #due = new Map<number, number>();
  readonly #locks = new Map<number, Ticker>();
  readonly #outcomes = new Map<string, Refusal | 'done'>();
  /** Kept beside the database: what the laws remember of it. */
  readonly #performed = new Set<string>();
  readonly #committed = new Set<string>();
  #nextCase = 1;
  #nextAct = 1;

  constructor(book: Book, how: { core: Core; random: Random; trouble: Trouble; mishaps: number }) {
    this.book = book;
    this.#core = how.core;
    this.#random = how.random;
    this.trouble = how.trouble;
    this.messenger = new Messenger(how.random, how.mishaps);
    this.people = new Staff(book, how.random, this.messenger.gone);
  }

  get staff(): Readonly<Record<PostId, PostState>> {
    return this.people.states;
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
    const known = [...this.cases.values()].findLast((one) => one.case.kind === kind && one.case.subject === subject);
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
    this.inbox.push({ key, by, body, target, readyAt });
  }

  /** A ticker claims the case that is due first, or writes what it has decided about the one it holds. */
  tick(which: 0 | 1, now: Date): Turn {
    const ticker = this.tickers[which] as Ticker;
    if (!ticker.held) return this.#claim(ticker, now);
    const { held } = ticker;
    ticker.held = null;
    if (this.#locks.get(held.before.case.id) === ticker) this.#locks.delete(held.before.case.id);
    this.#write(held);
    return 'step';
  }

  #claim(ticker: Ticker, now: Date): Turn {
    let found = 0;
    let earliest = now.getTime() + 1;
    for (const [id, at] of this.#due) {
      // The case is the lock: whoever comes second passes it by.
      if (at >= earliest || (this.#locks.has(id) && !this.#core.takesHeld)) continue;
      found = id;
      earliest = at;
    }
    const due = this.cases.get(found);
    if (!due) return 'idle';
    this.#locks.set(due.case.id, ticker);
    const before = this.#asNow(due);
    const { snapshot: after, decisions } = this.#core.advance(before, now);
    if (now.getTime() - earliest > CATCH_UP_MS && this.#random.chance(COMPARED)) {
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
    const ready = this.inbox.findIndex(({ readyAt, target }) => {
      if (readyAt > now) return false;
      if (this.#locks.size === 0) return true;
      const id = 'caseId' in target ? target.caseId : this.subject(target.kind, target.subject, now).case.id;
      return !this.#locks.has(id);
    });
    const waiting = this.inbox[ready];
    if (!waiting) return 'idle';
    const confirmed = this.#perform(waiting, now);
    if (confirmed && !this.#crashes()) this.inbox.splice(ready, 1);
    return 'step';
  }

  /** Performs an act once; false when the process ended before it was written. */
  #perform({ key, by, body, target }: Omit<Waiting, 'readyAt'>, now: Date): boolean {
    if (this.#outcomes.has(key) && !this.#core.repeatsActs) return true;
    const found = 'caseId' in target ? this.cases.get(target.caseId) : this.subject(target.kind, target.subject, now);
    if (!found) return true;
    const act: Act = { key, at: now, by, ...body };
    const before = this.#asNow(found);
    const decided = this.#core.decide(before, { kind: 'act', act }, now);
    const acted = this.#core.apply(before, decided);
    const refused = decided.find((decision) => decision.kind === 'refuse');
    if (refused) hold('a refusal changes nothing', refusalChanges({ before, after: acted }));
    if (refused?.kind === 'refuse' || acted.case.state === 'quiet') {
      this.#outcomes.set(key, refused?.kind === 'refuse' ? refused.refusal : 'done');
      return true;
    }
    const settled = this.#core.advance(acted, now, now);
    const decisions = [...decided, ...settled.decisions];
    if (!this.#write({ before, after: settled.snapshot, decisions, act, now })) return false;
    this.#outcomes.set(key, 'done');
    return true;
  }

  /** One transaction: the case, its obligations, its messages. False when the process ended before it committed. */
  #write(change: Change): boolean {
    const { decisions, act, now } = change;
    const { case: subject } = change.after;
    const id = subject.id || this.#nextCase;
    const version = subject.version + 1;
    const after = { ...change.after, case: { ...subject, id, version } };
    const said = this.#core.collapse(decisions);
    const rows = this.#core.deliver(after, said, this.people.chatsOf);
    if (this.#crashes()) {
      this.outbox.owe(this.#core.leftByRollback(rows));
      return false;
    }
    const broken =
      brokenBy({ ...change, after }) ?? wronglySaid(decisions, said) ?? wronglyOwed(said, rows, this.people.chatsOf);
    if (broken !== null) hold(`case ${id} (${subject.kind} ${subject.subject})`, broken);
    this.#holdOnce(change, id);
    if (subject.id === 0) this.#nextCase += 1;
    this.#committed.add(`${id}@${version}`);
    this.cases.set(id, { ...after, obligations: forgotten(after.obligations) });
    if (after.case.nextAt) this.#due.set(id, after.case.nextAt.getTime());
    else this.#due.delete(id);
    if (this.#core.endsPings(decisions)) this.outbox.voidPings(id);
    hold('after an acknowledgement no ping of that case stays queued', this.#pingLeft(id, decisions));
    const crashed = rows.length > 0 && this.#crashes();
    this.outbox.owe(crashed ? this.#core.keptAfterCommit(rows) : rows);
    for (const { key } of rows) hold('what was committed is owed', this.outbox.rows.has(key) ? null : key);
    this.#count(id * 31 + decisions.length, now);
    this.decisions += decisions.length;
    if (act === null && after.case.state === 'closed') this.#archive(now);
    return true;
  }

  #holdOnce({ before, act }: Change, id: number): void {
    const kept = this.cases.get(id);
    const stale = kept !== undefined && kept.case.version !== before.case.version;
    hold('the case is the lock: what is written rests on what was last written', stale ? `case ${id}` : null);
    if (!act) return;
    hold('one act key, one outcome', this.#performed.has(act.key) ? act.key : null);
    this.#performed.add(act.key);
  }

  #pingLeft(caseId: number, decisions: readonly Decision[]): string | null {
    if (!decisions.some(({ kind }) => kind === 'own' || kind === 'close' || kind === 'closing')) return null;
    const left = this.outbox.lanes.flat().find((row) => row.ping && row.caseId === caseId);
    return left ? left.key : null;
  }

  /** The sender that leads takes a message, tries it, or writes what became of it; one that lost the lead ends its own. */
  send(which: 0 | 1, now: Date): Turn {
    const sender = this.#senders[which];
    const { row } = sender;
    if (!row) return which === this.#leads ? this.#take(sender) : 'idle';
    if (!sender.answer) {
      hold(
        'nothing leaves that was not committed',
        this.#committed.has(`${row.caseId}@${row.version}`) ? null : row.key,
      );
      sender.answer = this.messenger.attempt(row, sender.marked);
      return 'step';
    }
    if (sender.answer === 'sent' && row.obligations.length > 0 && this.#locks.has(row.caseId)) return 'idle';
    const { answer, marked } = sender;
    Object.assign(sender, { row: null, answer: null });
    // Another sender may have it by now: of what the earlier one learns only an arrival still counts.
    if (answer === 'sent' || row.epoch === sender.epoch || this.#core.heedsLateAnswers) {
      this.#settle(row, { answer, marked }, now);
    }
    return 'step';
  }

  #take(sender: Sender): Turn {
    const busy = this.#senders.flatMap(({ row, epoch }) => (row && epoch === sender.epoch ? [row.chat] : []));
    const row = this.#core.nextToSend(this.outbox.lanes, (chat) => busy.includes(chat));
    if (!row) return 'idle';
    const first = this.outbox.lanes.find((lane) => lane.length > 0)?.[0];
    hold('the most urgent leaves first, in a chat in order', first === row || busy.length > 0 ? null : row.key);
    this.outbox.take(row, sender.epoch);
    Object.assign(sender, { row, marked: row.repeat });
    return 'step';
  }

  #settle(row: Row, { answer, marked }: { answer: Answer; marked: boolean }, now: Date): void {
    this.#count(row.id, now);
    switch (answer) {
      case 'sent':
        if (this.#core.recordsDelivery) this.#delivered(row, now);
        this.outbox.end(row, 'sent');
        return this.#holdDelivered(row);
      case 'retry-later':
      case 'not-accepted':
        return this.outbox.requeue(row, false);
      case 'ambiguous':
        return this.#doubt(row, marked);
      case 'chat-gone':
        this.#loseChat(row, now);
        return void this.outbox.end(row, 'failed');
      case 'poison':
        return void this.outbox.end(row, 'failed');
    }
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
    const lost = row.obligations.find(({ key, posts }) => !this.#outcomes.has(deliveryKey(row, key, posts)));
    hold('what has arrived is known to have arrived', lost && this.cases.has(row.caseId) ? lost.key : null);
  }

  #doubt(row: Row, marked: boolean): void {
    const what = this.#core.afterDoubt(row, marked);
    if (what === 'unknown') this.outbox.end(row, 'unknown');
    else this.outbox.requeue(row, what === 'repeat');
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
    const offered = [...this.outbox.offered];
    if (offered.length === 0) return 'idle';
    const row = this.#random.pick(offered);
    row.asked += 1;
    this.outbox.requeue(row, true);
    return 'step';
  }

  /** A ticker ends between deciding and writing: nothing happened, and the case is free. */
  crashTicker(which: 0 | 1): Turn {
    const ticker = this.tickers[which] as Ticker;
    if (!ticker.held) return 'idle';
    const { after, decisions } = ticker.held;
    const rows = this.#core.deliver(after, this.#core.collapse(decisions), this.people.chatsOf);
    this.outbox.owe(this.#core.leftByRollback(rows));
    this.#locks.delete(after.case.id);
    ticker.held = null;
    return 'step';
  }

  /** The sender that leads ends, or only loses the lead (`dies` false) and goes on with what it has in hand. */
  failOver(dies: boolean): Turn {
    const before = this.#senders[this.#leads];
    if (dies) Object.assign(before, { row: null, answer: null });
    const other = this.#senders[1 - this.#leads] as Sender;
    if (!dies && other.row) return 'idle';
    const next = dies ? before : other;
    next.epoch = Math.max(before.epoch, other.epoch) + 1;
    if (!dies) this.#leads = this.#leads === 0 ? 1 : 0;
    // What nobody of this epoch has in hand is in doubt.
    for (const row of this.outbox.sending) if (row.epoch < next.epoch) this.#doubt(row, row.repeat);
    return 'step';
  }

  /** All processes end: what was decided and not written never was, what was being sent is in doubt. */
  stop(): void {
    this.crashTicker(0);
    this.crashTicker(1);
    for (const sender of this.#senders) Object.assign(sender, { row: null, answer: null });
    this.failOver(true);
  }

  /** Nothing is left that could be done at `now`: asserts that nothing was left undone. */
  holdAllDone(now: Date): void {
    for (const [id, at] of this.#due) if (at <= now.getTime()) hold('what is due is decided', `case ${id}`);
  }

  /** The first instant after `now`, and before `until`, at which a case is due; else `until`. */
  nextDue(now: Date, until: Date): Date {
    let next = until.getTime();
    for (const at of this.#due.values()) if (at > now.getTime() && at < next) next = at;
    return new Date(next);
  }

  /** Everything has come to rest and the messenger works: asserts that nothing was lost. */
  holdNothingLost(now: Date): void {
    this.holdAllDone(now);
    for (const row of this.outbox.rows.values()) {
      const { key, state, attempts, ping, urgent, repeat } = row;
      hold('every message comes to an end', state === 'queued' || state === 'sending' ? `${key} is ${state}` : null);
      hold('what is sent has arrived', state === 'sent' && !this.messenger.hasArrived(row) ? key : null);
      hold('only pings are taken back', state === 'void' && !ping ? key : null);
      hold('an alarm is repeated before it is given up', state === 'unknown' && urgent && !repeat ? key : null);
      hold('nothing is given up untried', state !== 'void' && attempts === 0 ? key : null);
    }
  }

  #asNow(kept: Snapshot): Snapshot {
    return { ...kept, staff: this.people.states, contents: this.contents };
  }

  #crashes(): boolean {
    return this.trouble.crash > 0 && this.#random.chance(this.trouble.crash);
  }

  #count(what: number, now: Date): void {
    this.trace = (Math.imul(this.trace ^ what, 0x01000193) ^ (now.getTime() / 1000)) >>> 0;
  }

  #archive(now: Date): void {
    for (const [id, { case: subject }] of this.cases) {
      if (subject.closedAt && now.getTime() - subject.closedAt.getTime() > ARCHIVED_AFTER_MS) this.cases.delete(id);
    }
  }
}

function deliveryKey(row: Row, key: string, posts: readonly PostId[]): string {
  return `send:${row.id}:${key}:${posts.join()}`;
}
