import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { absencesOf } from './roster.ts';

/** Whether a person is absent, from any post of any regulation, at some instant of a period. */
export async function isAwayDuring(
  tx: Tx,
  books: ReadonlyMap<string, Book>,
  personId: number,
  { from, to }: { from: Date; to: Date },
): Promise<boolean> {
  for (const book of books.values()) {
    const absences = await absencesOf(tx, book, from);
    if (absences.some((one) => one.personId === personId && one.from < to && one.to > from)) return true;
  }
  return false;
}
