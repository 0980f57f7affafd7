import type { Act, ActBody, ActKind } from '../../src/domain/act.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Obligation } from '../../src/domain/obligation.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import type { PostId } from '../../src/domain/post.ts';
import { advance } from '../../src/engine/advance.ts';
import { apply } from '../../src/engine/apply.ts';
import { decide } from '../../src/engine/decide.ts';
import { quietCase } from '../../src/engine/quiet-case.ts';
import { collapse, type SaidAt } from '../../src/engine/collapse.ts';
import { violations } from '../../src/engine/invariants.ts';
import { takesAlarm } from '../../src/engine/route.ts';
import { openObligations, type Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';
import { mondayToFriday } from '../../src/regulation/schedule.ts';

/** As many ended obligations as the store gives. */
const RECENTLY_ENDED = 40;

/** A message as it would leave for the posts. */
export interface Said extends SaidAt {
  caseId: number;
}

/** The pure core with a store of arrays: what the shell does in transactions, done in memory, every law asserted. */
export class CoreWorld {
  readonly book: Book;
  readonly cases = new Map<number, Snapshot>();
  readonly said: Said[] = [];
  readonly decided: { caseId: number; decision: Decision }[] = [];
  staff: Record<PostId, PostState>;
  /** What the drafts and registers of duties would say. */
  contents: Snapshot['contents'] = {};
  /** What somebody, or the data, did with an effect: neither refused nor without one. */
  readonly taken = new Set<ActKind>();
  #nextId = 1;
  #actsDone = 0;

  constructor(book: Book, staff: Record<PostId, PostState>) {
    this.book = book;
    this.staff = staff;
  }

  /** Every duty of the book begins to run. */
  begin(now: Date): void {
    for (const rule of Object.values(this.book.rules)) {
      if (rule.starts.kind === 'calendar') this.act(now, null, { kind: 'begin' }, this.subject('duty', rule.id, now));
    }
  }

  /** Everything that is due by now, in every case; the order of the cases makes no difference. */
  tick(now: Date): void {
    for (const [id, kept] of this.cases) {
      if (!kept.case.nextAt || kept.case.nextAt > now) continue;
      const before = this.#now(kept);
      const { snapshot, decisions } = advance(before, now);
      this.#keep(id, before, snapshot, decisions);
    }
  }

  /** Someone, or the data, does something; gives the reason it was refused for, or null. */
  act(now: Date, by: Actor | null, body: ActBody, target: Snapshot): string | null {
    this.#actsDone += 1;
    const act: Act = { key: `sim:${this.#actsDone}`, at: now, by, ...body };
    const before = this.#now(target);
    const decided = decide(before, { kind: 'act', act }, now);
    const refused = decided.find((decision) => decision.kind === 'refuse');
    const after = apply(before, decided);
    if (refused) return refused.reason;
    if (after.case.state === 'quiet') return null;
    if (decided.some(({ kind }) => kind !== 'wait')) this.taken.add(body.kind);
    const settled = advance(after, now, now);
    const id = before.case.id || this.#nextId++;
    const named = { ...settled.snapshot, case: { ...settled.snapshot.case, id } };
    this.#keep(id, before, named, [...decided, ...settled.decisions]);
    return null;
  }

  /** The case that stands for a subject, as the shell routes to it; a new one when none does. */
  subject(kind: Case['kind'], subject: string, now: Date): Snapshot {
    const known = [...this.cases.values()].findLast((kept) => kept.case.kind === kind && kept.case.subject === subject);
    if (known && (kind !== 'emergency' || takesAlarm(known, now))) return known;
    const fresh = quietCase(this.book, kind, subject, subject, now);
    return {
      book: this.book,
      case: fresh,
      obligations: [],
      staff: this.staff,
      contents: this.contents,
      isWorkingDay: mondayToFriday,
    };
  }

  open(kind: Case['kind']): Snapshot[] {
    return [...this.cases.values()].filter(({ case: { kind: its, state } }) => its === kind && state !== 'closed');
  }

  #now(kept: Snapshot): Snapshot {
    return { ...kept, staff: this.staff, contents: this.contents };
  }

  #keep(id: number, before: Snapshot, after: Snapshot, decisions: readonly Decision[]): void {
    const broken = [...violations(before, after, decisions), ...unsound(before, after, decisions)];
    if (broken.length > 0)
      throw new Error(`case ${id} (${after.case.kind} ${after.case.subject}): ${broken.join('; ')}`);
    this.cases.set(id, { ...after, obligations: asRead(after.obligations) });
    for (const decision of decisions) this.decided.push({ caseId: id, decision });
    for (const tell of collapse(decisions)) this.said.push({ ...tell, caseId: id });
  }
}

/** What the shell would read again: all that is open, the newest of each rule, and the most recently ended. */
function asRead(all: readonly Obligation[]): Obligation[] {
  const ended = all.filter(({ state }) => state !== 'open');
  const recent = new Set(ended.toSorted((one, other) => endOf(other) - endOf(one)).slice(0, RECENTLY_ENDED));
  const newest = new Set(new Map(all.map((one) => [one.rule, one])).values());
  return all.filter((one) => one.state === 'open' || recent.has(one) || newest.has(one));
}

function endOf({ endedAt }: Obligation): number {
  return endedAt?.getTime() ?? 0;
}

/** Laws about messages, which the shell has no need to assert because they follow from where messages are made. */
function unsound(before: Snapshot, after: Snapshot, decisions: readonly Decision[]): string[] {
  const found: string[] = [];
  for (const tell of collapse(decisions)) {
    if (tell.clause === '') found.push(`${tell.say} cites no clause`);
    if (tell.to.length === 0) found.push(`${tell.say} is to nobody`);
    const pinged = [...after.case.reached, after.case.owner?.post];
    if (tell.say === 'ping' && tell.to.some((post) => !pinged.includes(post)))
      found.push('a ping to a post that was not reached and does not have the case');
    if (tell.say === 'ping' && before.case.state === 'closed') found.push('a ping of a closed case');
  }
  const open = openObligations(after).map((obligation) => `${obligation.rule}|${obligation.debtor}`);
  const manyAtOnce = (key: string) => {
    const starts = after.book.rules[key.split('|')[0] ?? '']?.starts;
    return starts?.kind === 'calendar' || starts?.each === 'measure';
  };
  const twice = open.filter((key, index) => open.indexOf(key) !== index && !manyAtOnce(key));
  if (twice.length > 0) found.push(`owed twice at once: ${twice.join(', ')}`);
  return found;
}
