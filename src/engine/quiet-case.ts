import { emptyFacts, type Case, type CaseKind } from '../domain/case.ts';
import type { Book } from '../regulation/book.ts';

/** Id of a case that nobody keeps yet. */
export const UNSAVED = 0;

/** A case about which nothing is known: it is kept only if something is decided. */
export function quietCase(book: Book, kind: CaseKind, subject: string, title: string, now: Date): Case {
  return {
    id: UNSAVED,
    number: 0,
    regulation: book.id,
    bookHash: book.hash,
    kind,
    subject,
    drill: false,
    state: 'quiet',
    level: -1,
    levelAt: null,
    reached: [],
    told: [],
    owner: null,
    facts: emptyFacts(title),
    openedAt: null,
    closedAt: null,
    lastAt: now,
    nextAt: null,
    version: 0,
  };
}
