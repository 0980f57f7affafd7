import { reportingPeriods, type PeriodPair } from '../analytics/periods.ts';
import { formalGrowth } from '../analytics/growth.ts';
import { assessCounts } from '../analytics/qualify.ts';
import { rankProblems, type Problem } from '../analytics/top-problems.ts';
import { addDays, localDate } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';
import { percentOf, type Book, type WatchedSeries } from '../regulation/book.ts';
import type { Digest, DigestLine } from '../render/view.ts';
import { readFreshness, type DayCount } from '../store/appeals.ts';
import { listOpenCases } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { countBetween, scopeTest } from './scope.ts';
import { countPeriods } from './series.ts';

/** The figures of a digest: those of the data, apart from those of the cases. */
type Figures = Pick<Digest, 'period' | 'total' | 'top' | 'otherSources'>;

const NO_FIGURES: Figures = { period: null, total: null, top: [], otherSources: [] };

/**
 * The 10:00 digest of one regulation. Figures are of the reporting period that ends with the last complete day; without
 * two complete periods there are none. `total` counts every source within what the book watches.
 */
export async function digestData(tx: Tx, book: Book, now: Date): Promise<Digest> {
  const { id: district, timezone } = book.district;
  const day = localDate(now, timezone);
  const { asOf, completeThrough } = await readFreshness(tx, district, timezone);
  const figures = completeThrough === null ? NO_FIGURES : await figuresOf(tx, book, completeThrough);
  const open = await listOpenCases(tx, book.id, ['emergency', 'rise']);
  const emergencies = open.filter((one) => one.kind === 'emergency' && !one.drill);
  return {
    book,
    day,
    asOf,
    completeThrough,
    yesterdayLoaded: completeThrough !== null && completeThrough >= addDays(day, -1),
    mode: emergencies.length > 0 ? 'emergency' : 'regular',
    updatedAt: null,
    ...figures,
    openCases: emergencies.map(({ number, facts, openedAt }) => ({
      number,
      title: facts.title,
      openedAt: openedAt ?? now,
    })),
    decisionsWanted: open.filter((one) => one.kind === 'rise').length,
  };
}

async function figuresOf(tx: Tx, book: Book, completeThrough: string): Promise<Figures> {
  const periods = reportingPeriods(book.emergency.period, completeThrough);
  const counts = await countPeriods(tx, book, periods);
  if (!counts) return NO_FIGURES;
  const tests = book.emergency.watch.map(scopeTest);
  const watched = counts.filter((count) => tests.some((isIn) => isIn(count)));
  const ofTop = sourceTest(book);
  const ranked = rankedOf(watched, ofTop);
  const [current, previous] = bothPeriods(watched, periods);
  return {
    period: periods,
    total: { current, previous, growthPercent: formalGrowth(current, previous, 0).percent },
    top: topOf(book, ranked, periods, percentOf(book, book.emergency.over, completeThrough)),
    otherSources:
      ranked === watched
        ? []
        : otherSources(
            watched.filter((count) => !ofTop(count)),
            periods,
          ),
  };
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

function otherSources(counts: readonly DayCount[], periods: PeriodPair): Digest['otherSources'] {
  const sources = new Map<string, number>();
  for (const { source, day, count } of counts) {
    if (day >= periods.from) sources.set(source, (sources.get(source) ?? 0) + count);
  }
  return [...sources]
    .map(([source, current]) => ({ source, current }))
    .toSorted((a, b) => b.current - a.current || a.source.localeCompare(b.source, 'ru'));
}

function bothPeriods(counts: readonly DayCount[], periods: PeriodPair): [number, number] {
  return [
    countBetween(counts, periods.from, periods.to),
    countBetween(counts, periods.previousFrom, periods.previousTo),
  ];
}
