import type { Case } from '../domain/case.ts';
import type { Rise } from '../domain/rise.ts';
import type { Book } from '../regulation/book.ts';
import { isKnown, reopens } from './acts/announce.ts';
import type { Snapshot } from './snapshot.ts';

/** The subject of the emergency a series belongs to: one open emergency per block, or per series, as the book says. */
export function emergencySubject(book: Book, series: string): string {
  return book.emergency.onePer === 'block' ? book.block : series;
}

/** Does a new alarm at this time belong to this case, or to one of its own? */
export function takesAlarm(snapshot: Snapshot, now: Date): boolean {
  const { state }: Case = snapshot.case;
  return state === 'open' || state === 'closing' || reopens({ snapshot, now });
}

/** Is this a rise for which the case was worked on and closed lately? Nobody is asked about it again. */
export function wasSettled(snapshot: Snapshot, rise: Rise, now: Date): boolean {
  return snapshot.case.state === 'closed' && reopens({ snapshot, now }) && isKnown(snapshot.case.facts, rise);
}
