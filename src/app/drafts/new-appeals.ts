import { workingDayBefore } from '../../analytics/working-days.ts';
import { addDays, addDaysTo, localDate, type LocalDate } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { listForExecutors, type ExecutorAppeal } from '../../store/control-lists.ts';
import type { Tx } from '../../store/database.ts';
import { importsHeardOf, lastDeliveries } from '../../store/owed-lists.ts';
import { blockTest } from '../figures/block-scope.ts';
import type { Content, DataOf, Wanted } from './wanted.ts';

/** A unit that was not reached for longer has all that came in this time dispatched. */
const LOOKED_BACK = 40;

/** What the dispatch knows: which unit was reached when, and when it heard of which import. */
interface Known {
  reached: ReadonlyMap<PostId, Date>;
  heard: ReadonlyMap<number, Date>;
  /** For a unit that was never reached: history is not news. */
  newFrom: LocalDate;
}

/**
 * For each executor, the appeals in its hands that came since the dispatch that last reached it (Ruza 2.6). An appeal whose
 * executor matches no unit is not dispatched; it stands among those that nobody accepted.
 */
export async function newAppeals(tx: Tx, { snapshot, rule, now }: Wanted): Promise<Content> {
  const { book, case: subject, staff, isWorkingDay } = snapshot;
  const today = localDate(now, book.district.timezone);
  const known: Known = {
    reached: await lastDeliveries(tx, { caseId: subject.id, rule: rule.id }),
    heard: await importsHeardOf(tx, { caseId: subject.id, since: addDaysTo(now, -LOOKED_BACK) }),
    newFrom: workingDayBefore(today, isWorkingDay),
  };
  const isOwn = await blockTest(tx, book, addDays(today, -LOOKED_BACK));
  const sought = { district: book.district.id, importIds: [...known.heard.keys()], since: known.newFrom };
  const appeals = (await listForExecutors(tx, sought)).filter(isOwn);
  const units = Object.keys(staff).filter((post) => unitOf(post) !== '' && rule.to.includes(basePost(post)));
  const lists = new Map(units.map((unit) => [unit, ofUnit(unit, appeals, known)]));
  const to = units.filter((unit) => (lists.get(unit)?.length ?? 0) > 0);
  return {
    empty: to.length === 0,
    to,
    for: (posts) => posts.flatMap((post) => (to.includes(post) ? [dataOf(lists.get(post) ?? [])] : [])),
  };
}

function ofUnit(
  unit: PostId,
  appeals: readonly ExecutorAppeal[],
  { reached, heard, newFrom }: Known,
): ExecutorAppeal[] {
  const last = reached.get(unit);
  const isNews = ({ firstImport, createdOn }: ExecutorAppeal) => {
    if (!last) return createdOn >= newFrom;
    const heardAt = heard.get(firstImport);
    // At the very instant nobody knows which came first: told twice is better than never.
    return heardAt !== undefined && heardAt >= last;
  };
  return appeals.filter((appeal) => fold(appeal.executor) === unitOf(unit) && isNews(appeal));
}

function dataOf(appeals: readonly ExecutorAppeal[]): DataOf<'new-appeals'> {
  return {
    draft: 'new-appeals',
    executor: appeals[0]?.executor ?? '',
    appeals: appeals.map(({ number, source, category, subcategory, deadlineAt }) => ({
      number,
      source,
      category: category ?? subcategory,
      deadlineAt,
    })),
  };
}
