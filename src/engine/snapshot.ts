import type { Case } from '../domain/case.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { PostId } from '../domain/post.ts';
import type { PostState } from '../domain/person.ts';
import { durationMs, type Book, type Duration, type Rule } from '../regulation/book.ts';
import { localDate } from '../domain/calendar.ts';

/** Everything a decision may look at. Read in one transaction, under the lock of the case. */
export interface Snapshot {
  book: Book;
  case: Case;
  /** The open obligations of the case and its most recently ended ones. */
  obligations: Obligation[];
  /** How each post of the book can be reached now. */
  staff: Readonly<Record<PostId, PostState>>;
  /** Production calendar. */
  isWorkingDay: (day: LocalDate) => boolean;
}

/** The open obligations, in the order of the book's rules. */
export function openObligations(snapshot: Snapshot): Obligation[] {
  return snapshot.obligations.filter((obligation) => obligation.state === 'open');
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
