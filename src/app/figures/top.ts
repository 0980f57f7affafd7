import type { PeriodPair } from '../../analytics/periods.ts';
import { assessCounts } from '../../analytics/qualify.ts';
import { rankProblems, type Problem } from '../../analytics/top-problems.ts';
import { fold } from '../../domain/fold.ts';
import type { Book, WatchedSeries } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import type { DigestLine } from '../../render/view.ts';
import type { DayCount } from '../../store/appeals.ts';
import { countBetween, scopeTest } from './scope.ts';

/* Books come here with every name of their series (`withSeriesNames`). */

/** The counts of what a book watches, and of these the ones that make its TOP. */
export interface CountsOfTop {
  watched: DayCount[];
  /** Those of the sources the book names; all of them where a district's exports name none of these. */
  ranked: DayCount[];
  ofTop: (count: DayCount) => boolean;
}

export function countsOfTop(book: Book, counts: readonly DayCount[]): CountsOfTop {
  const tests = book.emergency.watch.map(scopeTest);
  const watched = counts.filter((count) => tests.some((isIn) => isIn(count)));
  const ofTop = sourceTest(book);
  return { watched, ranked: rankedOf(watched, ofTop), ofTop };
}

/** The TOP for two reporting periods, from their counts (Khimki 2.2, Ruza 2.5). */
export function topOfDay(book: Book, counts: readonly DayCount[], periods: PeriodPair): DigestLine[] {
  const threshold = percentOf(book, book.emergency.over, periods.to);
  return topOf(book, countsOfTop(book, counts).ranked, periods, threshold);
}

/** Whether appeals came from a source whose appeals make the TOP (`top-sources` of the book). */
function sourceTest({ topSources }: Book): (count: DayCount) => boolean {
  const names = new Set(topSources.map(fold));
  return ({ source }) => names.has(fold(source));
}

/** Appeals of the book's sources; where a district's exports name none of them, the TOP ranks what there is. */
function rankedOf(counts: DayCount[], ofTop: (count: DayCount) => boolean): DayCount[] {
  const own = counts.filter(ofTop);
  return own.length > 0 ? own : counts;
}

/** What grew, ranked by the lower bound of its growth: an index of growth that is not a growth heads no TOP. */
function topOf(book: Book, counts: readonly DayCount[], periods: PeriodPair, threshold: number): DigestLine[] {
  const problems: Problem[] = [...problemsOf(book, counts).values()].map(({ title, counts: own }) => {
    const [current, previous] = bothPeriods(own, periods);
    return { title, current, previous, ...assessCounts(current, previous, threshold) };
  });
  return rankProblems(problems.filter(({ current, previous }) => current > previous)).map(
    ({ title, current, previous, growthPercent, confidentPercent, tier }) => ({
      title,
      current,
      previous,
      growthPercent,
      confidentPercent,
      tier,
    }),
  );
}

/** Appeals by problem: the deeper field where the book watches each of its values, otherwise the series of the book. */
function problemsOf(book: Book, counts: readonly DayCount[]): Map<string, { title: string; counts: DayCount[] }> {
  const problems = new Map<string, { title: string; counts: DayCount[] }>();
  const watch = book.emergency.watch.map((watched) => ({ watched, isIn: scopeTest(watched) }));
  const deeper = watch.filter(({ watched }) => watched.each !== null);
  for (const count of counts) {
    const series = (deeper.length > 0 ? deeper : watch).find(({ isIn }) => isIn(count));
    if (!series) continue;
    const title = problemTitle(series.watched, count);
    const problem = problems.get(fold(title)) ?? { title, counts: [] };
    problem.counts.push(count);
    problems.set(fold(title), problem);
  }
  return problems;
}

function problemTitle({ each, title }: WatchedSeries, count: DayCount): string {
  if (each === null) return title;
  return count[each] ?? count.category ?? count.direction ?? title;
}

/** Appeals of the reporting period, and of the one before. */
export function bothPeriods(counts: readonly DayCount[], periods: PeriodPair): [number, number] {
  return [
    countBetween(counts, periods.from, periods.to),
    countBetween(counts, periods.previousFrom, periods.previousTo),
  ];
}
