import { candidateNames } from '../../analytics/candidate-names.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { nameKey } from '../name-key.ts';
import { isComplete } from '../../domain/coverage.ts';
import type { Book } from '../../regulation/book.ts';
import { countByDay, readCoverage, type DayCount } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { scopeTest, unwatchedNames } from '../figures/scope.ts';
import { withSeriesNames } from '../figures/series-names.ts';
import type { DataOf, Wanted } from './wanted.ts';

/** A series without an appeal in so many days of data is called otherwise there, or is rare (interpretation of Ruza 1.3.1). */
export const DAYS_LOOKED_AT = 30;

/**
 * The counts of the last days of data; null where one of these days is not complete or none of them has an appeal: what is
 * not known is no sign of anything.
 */
export async function recentCounts(tx: Tx, book: Book): Promise<{ to: LocalDate; counts: DayCount[] } | null> {
  const { id: district, timezone } = book.district;
  const coverage = await readCoverage(tx, district, timezone);
  const to = coverage.at(-1)?.to;
  if (to === undefined) return null;
  const from = addDays(to, 1 - DAYS_LOOKED_AT);
  if (!isComplete(coverage, from, to)) return null;
  const counts = await countByDay(tx, { district, from, to });
  return counts.length === 0 ? null : { to, counts };
}

/** Watched series that no appeal of these days came under, each with names of the data that may be meant (Ruza 1.3.1). */
export async function unmatchedSeries(tx: Tx, { snapshot }: Pick<Wanted, 'snapshot'>): Promise<DataOf<'unmatched'>> {
  const book = await withSeriesNames(tx, snapshot.book);
  const recent = await recentCounts(tx, book);
  if (!recent) return { draft: 'unmatched', days: DAYS_LOOKED_AT, to: null, series: [] };
  const { to, counts } = recent;
  const unmatched = book.emergency.watch.filter((watched) => !counts.some(scopeTest(watched)));
  const series = unmatched.map((watched) => ({
    id: watched.id,
    title: watched.title,
    names: candidateNames(watched.title, unwatchedNames(book, watched, counts)).map((name) => ({
      name,
      key: nameKey(name),
    })),
  }));
  return { draft: 'unmatched', days: DAYS_LOOKED_AT, to, series };
}
