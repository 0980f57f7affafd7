import { reportingPeriods, type PeriodPair } from '../../analytics/periods.ts';
import { formalGrowth } from '../../analytics/growth.ts';
import { addDays, localDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { Digest } from '../../render/view.ts';
import { readFreshness, type DayCount } from '../../store/appeals.ts';
import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { withSeriesNames } from './series-names.ts';
import { countPeriods } from './series.ts';
import { bothPeriods, countsOfTop, topOfDay } from './top.ts';

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
  const named = await withSeriesNames(tx, book);
  const { watched, ranked, ofTop } = countsOfTop(named, counts);
  const [current, previous] = bothPeriods(watched, periods);
  return {
    period: periods,
    total: { current, previous, growthPercent: formalGrowth(current, previous, 0).percent },
    top: topOfDay(named, counts, periods),
    otherSources:
      ranked === watched
        ? []
        : otherSources(
            watched.filter((count) => !ofTop(count)),
            periods,
          ),
  };
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
