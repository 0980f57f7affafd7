import type { Case } from '../domain/case.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { PostId } from '../domain/post.ts';
import type { PostState } from '../domain/person.ts';
import type { Book } from '../regulation/book.ts';
import type { Duration } from '../regulation/value.ts';
import type { Rule } from '../regulation/rule.ts';
import { durationMs } from '../regulation/terms.ts';
import type { DraftName } from '../regulation/words.ts';
import { localDate } from '../domain/calendar.ts';

/** Everything a decision may look at. Read in one transaction, under the lock of the case. */
export interface Snapshot {
  book: Book;
  case: Case;
  /** The open obligations of the case and its most recently ended ones. */
  obligations: Obligation[];
  /** How each post of the book can be reached now. */
  staff: Readonly<Record<PostId, PostState>>;
  /**
   * What the drafts of this case's rules would say now, where that decides whether they are said: `to` are the posts (or
   * units) there is something for, null for all of the rule's. A draft that is not listed has something to say; a
   * `register` that is not listed, or not empty, goes stale before it is asked for again.
   */
  contents: Readonly<Partial<Record<DraftName | 'register', { empty: boolean; to: PostId[] | null }>>>;
  /** Nights in which other cases have rung a post, as `CaseFacts.rung`; left out where there are none. */
  rungElsewhere?: readonly string[];
  /** Production calendar. */
  isWorkingDay: (day: LocalDate) => boolean;
}

/** The open obligations, in the order of the book's rules. */
export function openObligations(snapshot: Snapshot): Obligation[] {
  return snapshot.obligations.filter((obligation) => obligation.state === 'open');
}

/** The open obligation of a key; null where it has ended, or never was. */
export function openObligation(snapshot: Snapshot, key: string): Obligation | null {
  return snapshot.obligations.find((obligation) => obligation.key === key && obligation.state === 'open') ?? null;
}

/** The rule of an obligation. Fails when the book has lost it: the case keeps the hash of the book it was opened under. */
export function ruleOf(snapshot: Snapshot, ruleId: string): Rule {
  const rule = snapshot.book.rules[ruleId];
  if (!rule) throw new Error(`case ${snapshot.case.id}: the book ${snapshot.book.id} has no rule ${ruleId}`);
  return rule;
}

/** The local day of an instant in the book's district. */
export function dayOf(snapshot: Snapshot, instant: Date): LocalDate {
  return localDate(instant, snapshot.book.district.timezone);
}

/** Milliseconds of a duration of the book on the local day of an instant. */
export function lengthMs(snapshot: Snapshot, duration: Duration, at: Date): number {
  return durationMs(snapshot.book, duration, dayOf(snapshot, at));
}

/** The clause a case rests on, for what no rule asks for. */
export function clauseOfCase({ book, case: { kind, subject } }: Snapshot): string {
  const rules = Object.values(book.rules);
  const own = kind === 'duty' ? book.rules[subject] : rules.find(({ of }) => of === kind);
  return kind === 'emergency' || kind === 'rise' || !own ? book.emergency.clause : own.clause;
}
