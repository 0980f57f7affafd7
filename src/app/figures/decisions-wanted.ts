import type { Case } from '../../domain/case.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Book } from '../../regulation/book.ts';
import { risesOfCase } from '../../render/cases/rises-of-case.ts';
import type { DecisionWanted } from '../../render/figures/digest-view.ts';
import { listAskedRises } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readObligationsOf } from '../../store/obligations.ts';

/** The questions about rises of a book that wait for their answer, oldest first, with the figures they ask about. */
export async function decisionsWanted(tx: Tx, book: Book): Promise<DecisionWanted[]> {
  const asked = await listAskedRises(tx, book.id);
  const unanswered = asked.filter(isUndecided).map(({ id }) => id);
  const owed = unanswered.length === 0 ? new Map<number, Obligation[]>() : await readObligationsOf(tx, unanswered);
  return asked.map(({ id, number, facts }) => ({
    caseId: id,
    number,
    title: facts.title,
    rise: risesOfCase(facts).lead,
    missed: owed.get(id)?.findLast(({ rule }) => book.rules[rule]?.metBy.all.includes('decision'))?.dueAt ?? null,
  }));
}

/** Its hour has run out. */
function isUndecided({ facts }: Case): boolean {
  return facts.closing === 'undecided';
}
