import { addDaysTo } from '../../domain/calendar.ts';
import { BOT, type PostId } from '../../domain/post.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Book } from '../../regulation/book.ts';
import type { CaseView } from '../../render/view.ts';
import type { DutyLine } from '../../render/duties/draft-data.ts';
import type { Tx } from '../../store/database.ts';
import { listDueBetween } from '../../store/owed-lists.ts';
import { dutyLine, isDebtOf } from './duty-lines.ts';
import { dayAround } from './turns.ts';
import { caseView, type Viewing } from '../views.ts';

/** How far back an unmet debt is looked for: older ones have lapsed or been given up. */
const DAYS_LOOKED_BACK = 31;

/** A debt of somebody's day; with its case while it can still be met. */
export interface DutyOfDay extends DutyLine {
  open: { view: CaseView; owed: Obligation } | null;
}

/** What these posts owe on the local day of the clock, in every kind of case, and what is still open from before. */
export async function dutiesOf(tx: Tx, app: Viewing, book: Book, posts: readonly PostId[]): Promise<DutyOfDay[]> {
  const now = app.clock();
  const today = dayAround(now, book.district.timezone);
  const from = addDaysTo(today.from, -DAYS_LOOKED_BACK);
  const owed = (await listDueBetween(tx, { regulation: book.id, from, to: today.to })).filter(
    ({ debtor, state, dueAt }) =>
      debtor !== BOT && state !== 'void' && isDebtOf(posts, debtor) && (dueAt >= today.from || state === 'open'),
  );
  const views = new Map<number, CaseView | null>();
  for (const { caseId, state } of owed) {
    if (state === 'open' && !views.has(caseId)) views.set(caseId, await caseView(tx, app, caseId));
  }
  return owed.map((one) => {
    const view = one.state === 'open' && one.startsAt <= now ? views.get(one.caseId) : null;
    return { ...dutyLine(book, one, now), open: view ? { view, owed: one } : null };
  });
}
