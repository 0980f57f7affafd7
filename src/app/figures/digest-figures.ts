import { formalGrowth } from '../../analytics/growth.ts';
import { reportingPeriods, type PeriodPair } from '../../analytics/periods.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import type { DayRange } from '../../domain/coverage.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import type { Digest, DigestLine } from '../../render/figures/digest-view.ts';
import type { Tx } from '../../store/database.ts';
import type { PlaceSeries } from '../../store/day-series.ts';
import { dayBegun, daysAgainstNorm } from './days.ts';
import { hotNow, readDetails, type Details } from './details.ts';
import { concerning, readEvents, type KnownEvent } from './events.ts';
import { readHistory, sumBetween, totalOf, type History } from './history.ts';
import { lackingOf } from './lacking.ts';
import { sameHours } from './same-hours.ts';
import { withSeriesNames } from './series-names.ts';
import { systemicWithout } from './systemic.ts';
import { topsOf, type PlacedProblem } from './top.ts';

/** Figures of the two periods compared. */
type Compared = Pick<Digest, 'lacking' | 'period' | 'total' | 'top' | 'ranked' | 'otherSources' | 'others'>;
/** Figures that need no two periods. */
type Standing = Pick<Digest, 'days' | 'sameHours' | 'hot' | 'systemic' | 'events'>;

const NOTHING_COMPARED: Omit<Compared, 'lacking'> = {
  period: null,
  total: null,
  top: [],
  ranked: null,
  otherSources: [],
  others: null,
};

const NOTHING_STANDS: Omit<Standing, 'events'> = { days: [], sameHours: null, hot: [], systemic: [] };

/** For which day, and what is known of it. */
interface Known {
  day: LocalDate;
  asOf: Date | null;
  completeThrough: LocalDate | null;
  complete: readonly DayRange[];
  isWorkingDay: IsWorkingDay;
  /** Open cases of the book. */
  open: readonly Case[];
}

/** What a digest says of the data. `total` counts every source within what the book watches. */
export async function figuresOf(tx: Tx, book: Book, known: Known): Promise<Compared & Standing> {
  const { day, asOf, completeThrough: to, complete, isWorkingDay, open } = known;
  const named = await withSeriesNames(tx, book);
  const periods = reportingPeriods(book.emergency.period, to ?? addDays(day, -1));
  const events = await readEvents(tx, named, { from: to === null ? day : periods.from, to: day });
  const notes = events.map(({ note }) => note);
  const lacking = asOf === null ? null : lackingOf(complete, periods);
  if (asOf === null) return { ...NOTHING_COMPARED, lacking, ...NOTHING_STANDS, events: notes };
  const last = addDays(day, -1);
  const history = await readHistory(tx, named, { to: to ?? last, through: last, complete, isWorkingDay });
  const watched = history.places;
  const topOf = topsOf(named, history);
  const endsOn = dayBegun(complete, { asOf, last }, book.district.timezone);
  const standing: Standing = {
    days: daysAgainstNorm(history, totalOf(history, watched), { last, endsOn, isWorkingDay }),
    sameHours: endsOn === null ? null : await sameHours(tx, named, history, { day: endsOn, until: asOf }),
    hot: await hotNow(tx, book, history),
    systemic: systemicWithout(open, book, history, topOf),
    events: notes,
  };
  if (lacking !== null) return { ...NOTHING_COMPARED, lacking, ...standing };
  const details = await readDetails(tx, book, history, periods);
  const { ranked, problems } = topOf(periods);
  const inTop = new Set(ranked);
  const compared: Compared = {
    lacking,
    period: periods,
    total: totalsOf(history, watched, periods),
    top: problems.map((problem) => lineOf(problem, details, events)),
    ranked: rankedNames(book, ranked),
    otherSources: otherSources(
      history,
      watched.filter((place) => !inTop.has(place)),
      periods,
    ),
    others: details.others(watched),
  };
  return { ...compared, ...standing };
}

function totalsOf(
  history: History,
  watched: readonly PlaceSeries[],
  periods: PeriodPair,
): NonNullable<Digest['total']> {
  const counts = totalOf(history, watched);
  const current = sumBetween(history, counts, periods.from, periods.to);
  const previous = sumBetween(history, counts, periods.previousFrom, periods.previousTo);
  return { current, previous, growthPercent: formalGrowth(current, previous, 0).percent };
}

function lineOf(problem: PlacedProblem, details: Details, events: readonly KnownEvent[]): DigestLine {
  const { title, current, previous, growthPercent, confidentPercent, tier, daily, places } = problem;
  return {
    title,
    current,
    previous,
    growthPercent,
    confidentPercent,
    tier,
    daily,
    problems: details.problems(places),
    others: details.others(places),
    events: concerning(events, places).map(({ note }) => note),
  };
}

/** The sources of the book, unless the TOP had to rank others because the data name none of those. */
function rankedNames({ topSources }: Book, places: readonly PlaceSeries[]): Digest['ranked'] {
  const asked = new Set(topSources.map(fold));
  return places.every(({ source }) => asked.has(fold(source))) ? topSources : null;
}

/** Appeals of the sources that the TOP does not rank. */
function otherSources(
  history: History,
  places: readonly PlaceSeries[],
  { from, to }: PeriodPair,
): Digest['otherSources'] {
  const sources = new Map<string, number>();
  for (const { source, counts } of places) {
    sources.set(source, (sources.get(source) ?? 0) + sumBetween(history, counts, from, to));
  }
  return [...sources]
    .map(([source, current]) => ({ source, current }))
    .filter(({ current }) => current > 0)
    .toSorted((a, b) => b.current - a.current || a.source.localeCompare(b.source, 'ru'));
}
