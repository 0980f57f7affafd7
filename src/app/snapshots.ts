import type { Case } from '../domain/case.ts';
import { UNSAVED } from '../engine/quiet-case.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Book } from '../regulation/book.ts';
import type { Tx } from '../store/database.ts';
import { readObligations } from '../store/obligations.ts';
import type { App } from './app.ts';
import { presentAt, type Present } from './delivery/present.ts';
import { rungElsewhere } from './rung-elsewhere.ts';

/** The book of a regulation. Fails when the program runs without it. */
export function bookOf(app: Pick<App, 'books'>, regulation: string): Book {
  const book = app.books.get(regulation);
  if (!book) throw new Error(`the regulation ${regulation} is not loaded: name it in REGULATIONS`);
  return book;
}

/**
 * Everything the engine may look at about a case at an instant, as it stands in this transaction. What its drafts would say
 * is not read: `withContents` adds it where a decision may depend on it. `owed`: its obligations, where they have been read.
 */
export async function readSnapshot(
  tx: Tx,
  app: Pick<App, 'books' | 'isWorkingDay'>,
  subject: Case,
  now: Date,
  present: Present = presentAt(tx, now),
  owed?: Snapshot['obligations'],
): Promise<Snapshot> {
  const book = bookOf(app, subject.regulation);
  const obligations = owed ?? (subject.id === UNSAVED ? [] : await readObligations(tx, subject.id));
  const staff = await present.staff(book);
  // A post that can be reached again is no longer shown as one that did not get the message.
  const undelivered = subject.facts.undelivered.filter((post) => staff[post]?.state !== 'reachable');
  const current = { ...subject, facts: { ...subject.facts, undelivered } };
  const rung = await rungElsewhere(tx, app, { book, subject, now });
  const { isWorkingDay } = app;
  return { book, case: current, obligations, staff, contents: {}, rungElsewhere: rung, isWorkingDay };
}
