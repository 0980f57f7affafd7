import type { DayAssessment } from '../../analytics/assess-days.ts';
import { reportingPeriods, type PeriodPair } from '../../analytics/periods.ts';
import { endOfDay, type LocalDate } from '../../domain/calendar.ts';
import { tierRank, type Rise, type Tier } from '../../domain/rise.ts';
import type { Book, WatchedSeries } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import { durationMs, percentOf } from '../../regulation/terms.ts';
import type { Tx } from '../../store/database.ts';
import { readRegulationState } from '../../store/regulation-state.ts';
import type { App } from '../app.ts';
import { alarmSince, compare, isOver, type Comparison } from './compare.ts';
import { concerning, readEvents, touching, type KnownEvent } from './events.ts';
import { knowsBoth, readComplete, readHistory, totalOf, type History } from './history.ts';
import { watchedSeries, type Series } from './scope.ts';
import { withSeriesNames } from './series-names.ts';

/** A watched series compared, and what the book says of it. */
export interface JudgedRise {
  rise: Rise;
  /** What its history says of the last day; null while it is short. */
  daily: DayAssessment | null;
  /** It announces by itself. */
  announces: boolean;
  /** It asks a person: open, or usual variation? */
  asks: boolean;
  /** The data say that a rise of the series is over. */
  over: boolean;
  /** The last of the days that made the tier: of those the history speaks of, or of the period where the letter made it. */
  until: LocalDate;
}

/** A rise that an import brought, ready to become an act. `key` makes it happen once. */
export interface RiseFound extends JudgedRise {
  /** `import:<id>:<series>` */
  key: string;
}

/** What the series of a book are judged by, on one day. */
interface Ground {
  book: Book;
  history: History;
  periods: PeriodPair;
  /** Per cent. */
  threshold: number;
  events: readonly KnownEvent[];
}

/**
 * Compares the watched series of a book: by the letter for the last reporting period that had ended by `day`, and by the
 * history of their days up to it. Gives nothing when a day of either period is not complete: what is not known is not compared.
 */
export async function assessSeries(
  tx: Tx,
  book: Book,
  { day, isWorkingDay }: { day: LocalDate; isWorkingDay: IsWorkingDay },
): Promise<JudgedRise[]> {
  const periods = reportingPeriods(book.emergency.period, day);
  const complete = await readComplete(tx, book);
  if (!knowsBoth({ complete }, periods)) return [];
  const named = await withSeriesNames(tx, book);
  const history = await readHistory(tx, named, { to: day, complete, isWorkingDay });
  const events = (await readEvents(tx, named, { from: periods.from, to: day })).filter(({ note }) => note.explains);
  const threshold = percentOf(book, book.emergency.over, day);
  const ground: Ground = { book, history, periods, threshold, events };
  return watchedSeries(named, history.places).map((series) => judge(ground, series));
}

function judge(ground: Ground, series: Series): JudgedRise {
  const { book, history, periods, threshold } = ground;
  const counts = totalOf(history, series.places);
  const compared = compare(history, counts, periods, threshold);
  const says = sayingOf(book, series.watched, compared.tier);
  const events = says.announces || says.asks ? eventsOf(ground, series, compared) : [];
  const since = says.announces || says.asks ? alarmSince(history, counts, periods.day) : null;
  const isExplained = says.announces && events.length > 0 && !restAnnounces(ground, series, events);
  return {
    rise: {
      series: series.id,
      title: series.title,
      day: periods.day,
      days: periods.days,
      current: compared.current,
      previous: compared.previous,
      growthPercent: compared.growthPercent,
      confidentPercent: compared.confidentPercent,
      p: compared.p,
      tier: compared.tier,
      ...(compared.daily && { window: compared.daily.window }),
      ...(since === null ? {} : { since }),
      ...(events.length === 0 ? {} : { events: events.map(({ note }) => note) }),
    },
    daily: compared.daily,
    announces: says.announces && !isExplained,
    asks: says.asks || isExplained,
    over: isOver(history, counts, book.emergency.period, periods.day),
    until: compared.tier === 'formal' ? periods.to : compared.windowTo,
  };
}

/**
 * What the book says of a tier. Under `page: formal` every formal rise announces of the series that answer for the
 * formal rule, those that ask at it; a series watched for more than that keeps its own tiers.
 */
function sayingOf(
  { emergency }: Book,
  { announces, asks }: WatchedSeries,
  tier: Tier,
): Pick<JudgedRise, 'announces' | 'asks'> {
  const announcesFrom = emergency.page === 'formal' && asks === 'formal' ? asks : announces;
  const rank = tierRank(tier);
  return { announces: rank >= tierRank(announcesFrom), asks: rank >= tierRank(asks) };
}

/** The events that are said to explain a rise of the series in the days that p is about. */
function eventsOf({ events }: Ground, { places }: Series, { windowFrom, windowTo }: Comparison): KnownEvent[] {
  return concerning(touching(events, { from: windowFrom, to: windowTo }), places);
}

/** Works on one line explain nothing of a rise in the rest of the town: does what the events do not concern announce? */
function restAnnounces({ book, history, periods, threshold }: Ground, series: Series, events: KnownEvent[]): boolean {
  const rest = series.places.filter((place) => !events.some(({ concerns }) => concerns(place)));
  const compared = compare(history, totalOf(history, rest), periods, threshold);
  return sayingOf(book, series.watched, compared.tier).announces;
}

/**
 * What an import says of the watched series, in the order of the book: those that announce or ask, and those that are
 * quiet, so that an open case may hear that its rise is over. Nothing before «Начать наблюдение», and nothing when the last
 * complete day is older than the book allows: loading history never pages. A week that ended longer ago than that asks, but
 * does not announce on the days after it.
 */
export async function judgedAfterImport(
  { database: { db }, isWorkingDay }: Pick<App, 'database' | 'isWorkingDay'>,
  book: Book,
  importId: number,
  now: Date,
): Promise<RiseFound[]> {
  const state = await readRegulationState(db, book.id);
  if (!state?.watchingSince) return [];
  const day = (await readComplete(db, book)).at(-1)?.to;
  if (day === undefined || !isFresh(book, day, now)) return [];
  const judged = await assessSeries(db, book, { day, isWorkingDay });
  return judged.map((one) => ({
    ...one,
    announces: one.announces && isFresh(book, one.until, now),
    key: `import:${importId}:${one.rise.series}`,
  }));
}

/** Of these, the rises to be acted upon: those that announce or ask. */
export async function risesAfterImport(...asked: Parameters<typeof judgedAfterImport>): Promise<RiseFound[]> {
  return (await judgedAfterImport(...asked)).filter(({ announces, asks }) => announces || asks);
}

/** Whether what ended with this day may still announce. */
function isFresh(book: Book, day: LocalDate, now: Date): boolean {
  const end = endOfDay(day, book.district.timezone);
  return now.getTime() - end.getTime() <= durationMs(book, book.emergency.notOlderThan, day);
}
