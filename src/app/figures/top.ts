import type { DayAssessment } from '../../analytics/assess-days.ts';
import type { PeriodPair } from '../../analytics/periods.ts';
import { countsInTop } from '../../analytics/systemic.ts';
import { rankProblems, TOP_SIZE, type Problem } from '../../analytics/top-problems.ts';
import { fold } from '../../domain/fold.ts';
import { tierRank } from '../../domain/rise.ts';
import type { Book, WatchedSeries } from '../../regulation/book.ts';
import { percentOf } from '../../regulation/terms.ts';
import type { PlaceSeries } from '../../store/day-series.ts';
import { compare } from './compare.ts';
import { sumBetween, totalOf, type History } from './history.ts';
import { scopeTest } from './scope.ts';

/* Books come here with every name of their series (`withSeriesNames`). */

/** One problem with the places whose appeals are about it. */
export interface PlacedProblem extends Problem {
  daily: DayAssessment | null;
  places: PlaceSeries[];
}

/** The TOP of two periods. `ranked`: the places whose appeals it is of. */
export interface Top {
  ranked: readonly PlaceSeries[];
  problems: PlacedProblem[];
}

/**
 * Makes the TOP of a book for whatever periods of a history (Khimki 2.2, Ruza 2.5): the problems are sorted out once. Of
 * the sources the book names; where a district's exports of these days name none of them, the TOP ranks what there is.
 */
export function topsOf(book: Book, history: History): (periods: PeriodPair) => Top {
  const names = new Set(book.topSources.map(fold));
  const own = history.places.filter(({ source }) => names.has(fold(source)));
  const candidates = new Map<readonly PlaceSeries[], Candidate[]>();
  return (periods) => {
    const hasAny = own.some(({ counts }) => sumBetween(history, counts, periods.previousFrom, periods.to) > 0);
    const ranked = hasAny ? own : history.places;
    const sorted = candidates.get(ranked) ?? candidatesOf(book, history, ranked);
    candidates.set(ranked, sorted);
    return { ranked, problems: rank(sorted, history, periods, percentOf(book, book.emergency.over, periods.to)) };
  };
}

/** The titles of the TOP of two periods whose growth is certain: those of which something systemic may be made. */
export function certainTitles({ problems }: Top): string[] {
  return problems
    .slice(0, TOP_SIZE)
    .filter(countsInTop)
    .map(({ title }) => title);
}

interface Candidate {
  title: string;
  places: PlaceSeries[];
  counts: Uint32Array;
}

/**
 * What grew, ranked by the lower bound of its growth: an index of growth that is not a growth heads no TOP. Where the
 * history alone shows a rise of the last days, inside a week that is no fuller than the one before, it is one.
 */
function rank(
  candidates: readonly Candidate[],
  history: History,
  periods: PeriodPair,
  threshold: number,
): PlacedProblem[] {
  const compared = candidates.map(({ title, places, counts }) => ({
    title,
    places,
    ...compare(history, counts, periods, threshold),
  }));
  return rankProblems(
    compared.filter(({ current, previous, tier }) => current > previous || tierRank(tier) > tierRank('formal')),
  );
}

/** Appeals by problem: the deeper field where the book watches each of its values, otherwise the series of the book. */
function candidatesOf(book: Book, history: History, places: readonly PlaceSeries[]): Candidate[] {
  const watch = book.emergency.watch.map((watched) => ({ watched, isIn: scopeTest(watched) }));
  const deeper = watch.filter(({ watched }) => watched.each !== null);
  const found = new Map<string, Omit<Candidate, 'counts'>>();
  for (const place of places) {
    const series = (deeper.length > 0 ? deeper : watch).find(({ isIn }) => isIn(place));
    if (!series) continue;
    const title = problemTitle(series.watched, place);
    const problem = found.get(fold(title)) ?? { title, places: [] };
    problem.title = title;
    problem.places.push(place);
    found.set(fold(title), problem);
  }
  return [...found.values()].map((problem) => ({ ...problem, counts: totalOf(history, problem.places) }));
}

function problemTitle({ each, title }: WatchedSeries, place: PlaceSeries): string {
  if (each === null) return title;
  return place[each] ?? place.category ?? place.direction ?? title;
}
