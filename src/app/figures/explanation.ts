import { localDate, type LocalDate } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import type { Book } from '../../regulation/book.ts';
import type { Digest } from '../../render/figures/digest-view.ts';
import type { Tx } from '../../store/database.ts';
import { readObligations } from '../../store/obligations.ts';

/** What was added last to the digest of a day, by the duty whose draft it is; also after the digest was sent. */
export async function explanationOf(
  tx: Tx,
  book: Book,
  open: readonly Case[],
  day: LocalDate,
): Promise<Digest['explanation']> {
  const duty = open.find(({ kind, subject }) => kind === 'duty' && book.rules[subject]?.draft === 'top-problems');
  const added = duty?.facts.entries.filter(({ kind }) => kind === 'explanation') ?? [];
  if (!duty || added.length === 0) return null;
  const { timezone } = book.district;
  const turns = (await readObligations(tx, duty.id)).filter(({ startsAt }) => localDate(startsAt, timezone) === day);
  const last = added.findLast(({ obligation }) => turns.some(({ key }) => key === obligation));
  return last ? { text: last.text, post: last.post } : null;
}
