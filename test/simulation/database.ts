import type { Act, Refusal } from '../../src/domain/act.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { hold } from './broken.ts';
import type { Core } from './core.ts';
import { brokenBy, wronglyOwed, wronglySaid, type Change } from './laws.ts';
import { Outbox, type ChatsOf } from './outbox.ts';
import { forgotten } from './remembered.ts';

/** A case closed so long ago is asked for by nobody: a new alarm opens one of its own. */
const ARCHIVED_AFTER_MS = 9 * 86_400_000;
/** More commits than a case ever has: case and version in one number. */
const VERSIONS_BOUND = 1e6;

/** A database of maps. Every law is asserted whenever something is written to it. */
export class Database {
  readonly cases = new Map<number, Snapshot>();
  readonly outbox = new Outbox();
  /** The stored answer of each act. */
  readonly outcomes = new Map<string, Refusal | 'done'>();
  /** Sums up everything that was written and answered: equal for equal runs. */
  trace = 0;
  decisions = 0;

  readonly #core: Core;
  readonly #chatsOf: ChatsOf;
  /** Does the process end at this point? */
  readonly #crashes: () => boolean;
  /** When each case is due, as its row says: what an index of the store would give. */
  readonly #due = new Map<number, number>();
  /** The earliest of them; null when it has to be looked up. */
  #soonest: number | null = null;
  /** Kept beside the database: what the laws remember of it. */
  readonly #performed = new Set<string>();
  readonly #committed = new Set<number>();
  #nextCase = 1;

  constructor(core: Core, chatsOf: ChatsOf, crashes: () => boolean) {
    this.#core = core;
    this.#chatsOf = chatsOf;
    this.#crashes = crashes;
  }

  /** The case that is due first by `now`, of those that are not passed by. */
  firstDue(now: Date, isPassedBy: (id: number) => boolean): { id: number; at: number } | null {
    if (this.#earliest() > now.getTime()) return null;
    let found: { id: number; at: number } | null = null;
    for (const [id, at] of this.#due) {
      if (at > now.getTime() || (found && at >= found.at) || isPassedBy(id)) continue;
      found = { id, at };
    }
    return found;
  }

  /** The first instant after `now`, and before `until`, at which a case is due; else `until`. */
  nextDue(now: Date, until: Date): Date {
    let next = until.getTime();
    if (this.#earliest() >= next) return until;
    for (const at of this.#due.values()) if (at > now.getTime() && at < next) next = at;
    return new Date(next);
  }

  #earliest(): number {
    if (this.#soonest === null) {
      this.#soonest = Infinity;
      for (const at of this.#due.values()) if (at < this.#soonest) this.#soonest = at;
    }
    return this.#soonest;
  }

  isCommitted(caseId: number, version: number): boolean {
    return this.#committed.has(caseId * VERSIONS_BOUND + version);
  }

  /** One transaction: the case, its obligations, its messages. False when the process ended before it committed. */
  write(change: Change): boolean {
    const { decisions, act, now } = change;
    const { case: subject } = change.after;
    const id = subject.id || this.#nextCase;
    const version = subject.version + 1;
    const after = { ...change.after, case: { ...subject, id, version } };
    const said = this.#core.collapse(decisions);
    const rows = this.#core.deliver(after, said, this.#chatsOf);
    if (this.#crashes()) {
      this.outbox.owe(this.#core.leftByRollback(rows));
      return false;
    }
    const broken =
      brokenBy({ before: change.before, after, decisions, act, now }) ??
      wronglySaid(decisions, said) ??
      wronglyOwed(said, rows, this.#chatsOf);
    if (broken !== null) hold(`case ${id} (${subject.kind} ${subject.subject})`, broken);
    this.#holdOnce(change, id);
    if (subject.id === 0) this.#nextCase += 1;
    this.#committed.add(id * VERSIONS_BOUND + version);
    this.#keep(after);
    if (this.#core.endsPings(decisions)) this.outbox.voidPings(id);
    hold('after an acknowledgement no ping of that case stays queued', this.#pingLeft(id, decisions));
    const crashed = rows.length > 0 && this.#crashes();
    this.outbox.owe(crashed ? this.#core.keptAfterCommit(rows) : rows);
    for (const { key } of rows) hold('what was committed is owed', this.outbox.rows.has(key) ? null : key);
    this.count(id * 31 + decisions.length, now);
    this.decisions += decisions.length;
    if (act === null && after.case.state === 'closed') this.#archive(now);
    return true;
  }

  #keep(after: Snapshot): void {
    const { id, nextAt } = after.case;
    const obligations = forgotten(after.obligations);
    this.cases.set(id, obligations === after.obligations ? after : { ...after, obligations });
    if (nextAt) this.#due.set(id, nextAt.getTime());
    else this.#due.delete(id);
    this.#soonest = null;
  }

  #holdOnce({ before, act }: { before: Snapshot; act: Act | null }, id: number): void {
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

  count(what: number, now: Date): void {
    this.trace = (Math.imul(this.trace ^ what, 0x01000193) ^ (now.getTime() / 1000)) >>> 0;
  }

  #archive(now: Date): void {
    for (const [id, { case: subject }] of this.cases) {
      if (subject.closedAt && now.getTime() - subject.closedAt.getTime() > ARCHIVED_AFTER_MS) this.cases.delete(id);
    }
  }

  /** Nothing is left that could be done at `now`: asserts that nothing was left undone. */
  holdAllDone(now: Date): void {
    const left = this.firstDue(now, () => false);
    hold('what is due is decided', left && `case ${left.id}`);
  }
}
