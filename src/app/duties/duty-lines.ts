import { basePost, BOT, unitOf, type PostId } from '../../domain/post.ts';
import type { CaseKind } from '../../domain/case.ts';
import type { Book } from '../../regulation/book.ts';
import { whatOf } from '../../render/law/law-words.ts';
import type { DutyLine } from '../../render/duties/draft-data.ts';
import type { Tx } from '../../store/database.ts';
import { listDueBetween, type Owed } from '../../store/owed-lists.ts';
import { dayAround } from './turns.ts';

/** What is due on the local day of an instant, from whoever `isWanted` names; the bot's own debts are nobody's duty. */
export async function duesOfDay(
  tx: Tx,
  book: Book,
  { now, kinds, isWanted }: { now: Date; kinds?: readonly CaseKind[]; isWanted: (debtor: PostId) => boolean },
): Promise<(DutyLine & { owed: Owed })[]> {
  const day = dayAround(now, book.district.timezone);
  const owed = await listDueBetween(tx, { regulation: book.id, ...(kinds ? { kinds } : {}), ...day });
  return owed
    .filter(({ debtor, state }) => debtor !== BOT && state !== 'void' && isWanted(debtor))
    .map((one) => ({ ...dutyLine(book, one, now), owed: one }));
}

/** A debt as a line of the day. */
export function dutyLine(book: Book, owed: Owed, now: Date): DutyLine {
  const { debtor, rule, clause, dueAt } = owed;
  const known = book.rules[rule];
  return { post: debtor, rule, clause, what: known ? whatOf(known) : '', dueAt, state: stateOf(owed, now) };
}

/** Late is what was met after its due time; what is overdue and still open counts as missed until it is met. */
function stateOf({ state, overdueAt, startsAt }: Owed, now: Date): DutyLine['state'] {
  if (state === 'met') return overdueAt ? 'late' : 'met';
  if (state === 'lapsed' || overdueAt) return 'missed';
  return startsAt > now ? 'ahead' : 'open';
}

/** Is this debt theirs? A post as a whole stands for all of its units. */
export function isDebtOf(posts: readonly PostId[], debtor: PostId): boolean {
  return posts.some((post) => post === debtor || (unitOf(post) === '' && basePost(debtor) === post));
}
