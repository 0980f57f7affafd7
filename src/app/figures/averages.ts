import {
  completeWeeks,
  firstOfWeeks,
  meansByWeekday,
  perThousandAWeek,
  type CategoryMeans,
} from '../../analytics/averages.ts';
import { dayKinds } from '../../analytics/day-kinds.ts';
import { addDays, daysBetween, type LocalDate } from '../../domain/calendar.ts';
import { isComplete, type DayRange } from '../../domain/coverage.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import type { AveragesView } from '../../render/figures/averages.ts';
import { countByDay, readCoverage, readFreshness } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { blockTest } from './block-scope.ts';

/** Means are over the last so many whole weeks (design §3), or as many as are known. */
const WEEKS_AT_MOST = 8;
/** The same weekday a year ago. */
const YEAR_OF_WEEKS = 364;
/** Where an export names no place at all. */
const UNNAMED = 'Категория не указана';

/** The mean number of appeals per category of a block (Khimki 1.4, Ruza 1.4), over whole weeks that are known to the last day. */
export async function averagesOf(tx: Tx, book: Book, isWorkingDay: IsWorkingDay): Promise<AveragesView> {
  const { id, timezone } = book.district;
  const { asOf, completeThrough: last } = await readFreshness(tx, id, timezone);
  const known = await readCoverage(tx, id, timezone);
  const weeks = last === null ? 0 : completeWeeks(last, WEEKS_AT_MOST, (from) => isComplete(known, from, last));
  const view = { book, clause: clauseOf(book), asOf, weeks, weeksWanted: WEEKS_AT_MOST };
  if (last === null || weeks === 0) return { ...view, period: null, rows: [] };
  const from = firstOfWeeks(last, weeks);
  const days = { from, to: last, isWorkingDay };
  const yearAgo = await meansYearAgo(tx, book, known, days);
  const { population } = book.district;
  const rows = (await meansOf(tx, book, days)).map(({ category, perDay, byWeekday }) => ({
    category,
    perDay,
    byWeekday,
    lastYearPerDay: yearAgo && (yearAgo.get(fold(category))?.perDay ?? 0),
    perThousand: population === null ? null : perThousandAWeek(perDay, population),
  }));
  return { ...view, period: { from, to: last }, rows };
}

type Days = DayRange & { isWorkingDay: IsWorkingDay };

/** The same weeks a year before, by category; null where not every day of them is known. */
async function meansYearAgo(
  tx: Tx,
  book: Book,
  known: readonly DayRange[],
  { from, to, isWorkingDay }: Days,
): Promise<Map<string, CategoryMeans> | null> {
  const before = (day: LocalDate) => addDays(day, -YEAR_OF_WEEKS);
  const past = { from: before(from), to: before(to), isWorkingDay };
  if (!isComplete(known, past.from, past.to)) return null;
  return new Map((await meansOf(tx, book, past)).map((means) => [fold(means.category), means]));
}

async function meansOf(tx: Tx, book: Book, { from, to, isWorkingDay }: Days): Promise<CategoryMeans[]> {
  const isOwn = await blockTest(tx, book, from);
  const counts = (await countByDay(tx, { district: book.district.id, from, to })).filter(isOwn);
  const named = counts.map(({ category, subcategory, direction, day, count }) => ({
    category: category ?? subcategory ?? direction ?? UNNAMED,
    day,
    count,
  }));
  return meansByWeekday(named, { from, kinds: dayKinds(from, daysBetween(from, to) + 1, isWorkingDay) });
}

/** The clause of the reference knowledge: that of the registers that hold the rest of it. */
function clauseOf({ registers }: Book): string {
  return Object.values(registers).find(({ command }) => command !== null)?.clause ?? '';
}
