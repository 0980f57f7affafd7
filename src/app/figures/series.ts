import { reportingPeriods, type PeriodPair } from '../../analytics/periods.ts';
import { assessCounts } from '../../analytics/qualify.ts';
import { endOfDay, type LocalDate } from '../../domain/calendar.ts';
import { isComplete } from '../../domain/coverage.ts';
import { tierRank, type Rise } from '../../domain/rise.ts';
import type { Book, WatchedSeries } from '../../regulation/book.ts';
import { durationMs, percentOf } from '../../regulation/terms.ts';
import { countByDay, readCoverage, type DayCount } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { readRegulationState } from '../../store/regulation-state.ts';
import type { App } from '../app.ts';
import { countBetween, watchedSeries } from './scope.ts';
import { withSeriesNames } from './series-names.ts';

/** A watched series compared, and what the book says of it. */
export interface JudgedRise {
  rise: Rise;
  /** It announces by itself. */
  announces: boolean;
  /** It asks a person: open, or usual variation? */
  asks: boolean;
}

/** A rise that an import brought, ready to become an act. `key` makes it happen once. */
export interface RiseFound extends JudgedRise {
  /** `import:<id>:<series>` */
  key: string;
}

/**
 * Compares the watched series of a book for the reporting period that ends with `day`. Gives nothing when a day of
 * either period is not complete: what is not known is not compared.
 */
export async function assessSeries(tx: Tx, book: Book, day: LocalDate): Promise<JudgedRise[]> {
  const periods = reportingPeriods(book.emergency.period, day);
  const counts = await countPeriods(tx, book, periods);
  if (!counts) return [];
  const threshold = percentOf(book, book.emergency.over, day);
  const named = await withSeriesNames(tx, book);
  return watchedSeries(named, counts).map(({ id, title, watched, counts: own }) => {
    const current = countBetween(own, periods.from, periods.to);
    const previous = countBetween(own, periods.previousFrom, periods.previousTo);
    const { growthPercent, confidentPercent, p, tier } = assessCounts(current, previous, threshold);
    const { days, to } = periods;
    const rise = { series: id, title, day: to, days, current, previous, growthPercent, confidentPercent, p, tier };
    return judge(book, watched, rise);
  });
}

/** The counts of both periods; null when a day of them is not complete. */
export async function countPeriods(tx: Tx, book: Book, periods: PeriodPair): Promise<DayCount[] | null> {
  const { id: district, timezone } = book.district;
  const ranges = await readCoverage(tx, district, timezone);
  const complete =
    isComplete(ranges, periods.from, periods.to) && isComplete(ranges, periods.previousFrom, periods.previousTo);
  return complete ? countByDay(tx, { district, from: periods.previousFrom, to: periods.to }) : null;
}

/**
 * What the book says of a rise. Under `page: formal` every formal rise announces of the series that answer for the
 * formal rule, those that ask at it; a series watched for more than that keeps its own tiers.
 */
function judge({ emergency }: Book, { announces, asks }: WatchedSeries, rise: Rise): JudgedRise {
  const announcesFrom = emergency.page === 'formal' && asks === 'formal' ? asks : announces;
  const rank = tierRank(rise.tier);
  return { rise, announces: rank >= tierRank(announcesFrom), asks: rank >= tierRank(asks) };
}

/**
 * What an import says of the watched series, in the order of the book: those that announce or ask, and those that are
 * quiet, so that an open case may hear that its rise is over. Nothing before «Начать наблюдение», and nothing when the last complete day is older than the book allows:
 * loading history never pages.
 */
export async function judgedAfterImport(
  { database: { db } }: Pick<App, 'database'>,
  book: Book,
  importId: number,
  now: Date,
): Promise<RiseFound[]> {
  const state = await readRegulationState(db, book.id);
  if (!state?.watchingSince) return [];
  const { id: district, timezone } = book.district;
  const lastComplete = (await readCoverage(db, district, timezone)).at(-1)?.to;
  if (lastComplete === undefined) return [];
  const judged = await assessSeries(db, book, lastComplete);
  return judged
    .filter(({ rise }) => isFresh(book, rise.day, now))
    .map((one) => ({ ...one, key: `import:${importId}:${one.rise.series}` }));
}

/** Of these, the rises to be acted upon: those that announce or ask. */
export async function risesAfterImport(...asked: Parameters<typeof judgedAfterImport>): Promise<RiseFound[]> {
  return (await judgedAfterImport(...asked)).filter(({ announces, asks }) => announces || asks);
}

/** Whether a period that ended with this day may still announce. */
function isFresh(book: Book, day: LocalDate, now: Date): boolean {
  const end = endOfDay(day, book.district.timezone);
  return now.getTime() - end.getTime() <= durationMs(book, book.emergency.notOlderThan, day);
}
