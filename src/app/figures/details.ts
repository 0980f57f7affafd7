import { addressKey } from '../../analytics/addresses.ts';
import { hotAddresses, hotAddressPeriods, type HotAddress } from '../../analytics/hot-addresses.ts';
import { uniqueProblems } from '../../analytics/unique-problems.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import type { Place } from '../../store/appeal-place.ts';
import type { Tx } from '../../store/database.ts';
import { countDetails, countUnfinishedByAddress, type DetailCount } from '../../store/day-series.ts';
import { knowsBoth, type History } from './history.ts';

/** What is known of the appeals of a period beside their number. */
export interface Details {
  /**
   * Appeals of these places and sources that are in the hands of somebody outside the district; null where no appeal names
   * its executor, or the book names nobody outside.
   */
  others: (places: readonly Sourced[]) => number | null;
  /** Several appeals about one fact at one address are one problem; null where no appeal of these places has an address. */
  problems: (places: readonly Sourced[]) => number | null;
}

type Sourced = Place & { source: string };

/** The details of the days from `from` to `to` of what a history is of. */
export async function readDetails(
  tx: Tx,
  book: Book,
  { scope }: Pick<History, 'scope'>,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<Details> {
  const rows = await countDetails(tx, { district: book.district.id, from, to }, scope);
  const byPlace = new Map<string, DetailCount[]>();
  for (const row of rows) {
    const own = byPlace.get(keyOf(row)) ?? [];
    own.push(row);
    byPlace.set(keyOf(row), own);
  }
  const rowsOf = (wanted: readonly Sourced[]) => wanted.flatMap((place) => byPlace.get(keyOf(place)) ?? []);
  const isOther = otherTest(book);
  return {
    others: (wanted) => {
      const handed = rowsOf(wanted).filter(({ executor }) => executor !== null);
      if (handed.length === 0 || book.others.length === 0) return null;
      return sum(handed.filter(({ executor }) => isOther(executor ?? '')));
    },
    problems: (wanted) => problemsOf(rowsOf(wanted)),
  };
}

function keyOf({ source, direction, category, subcategory, fact }: Sourced): string {
  return JSON.stringify([source, direction, category, subcategory, fact]);
}

/** An executor whom the book names, by the whole name or by how it begins. */
function otherTest({ others }: Pick<Book, 'others'>): (executor: string) => boolean {
  const names = others.map(fold);
  const known = new Map<string, boolean>();
  return (executor) => {
    let other = known.get(executor);
    if (other === undefined) {
      const name = fold(executor);
      known.set(executor, (other = names.some((one) => name === one || name.startsWith(`${one} `))));
    }
    return other;
  };
}

function problemsOf(rows: readonly DetailCount[]): number | null {
  if (rows.every((row) => addressKey(row) === null)) return null;
  const placed = rows.map((row) => ({ ...row, problem: row.fact ?? row.subcategory ?? row.category ?? '' }));
  return uniqueProblems(placed).problems;
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

/** The addresses with the most unfinished appeals; none while one of the two fortnights is not known to the last day. */
export async function hotNow(tx: Tx, { district }: Book, history: History): Promise<HotAddress[]> {
  const periods = hotAddressPeriods(history.to);
  if (!knowsBoth(history, periods)) return [];
  const { previousFrom, from, to } = periods;
  const days = { district: district.id, from: previousFrom, to, split: from };
  return hotAddresses(await countUnfinishedByAddress(tx, days, history.scope));
}
