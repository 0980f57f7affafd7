import { deadlines, notAccepted, statuses, stuck } from '../../analytics/control.ts';
import { workingDayBefore } from '../../analytics/working-days.ts';
import { addDays, localDate, type LocalDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import { readFreshness } from '../../store/appeals.ts';
import {
  countClosedSince,
  countInWork,
  countUnaccepted,
  type Counted,
  type Place,
  type WorkCount,
} from '../../store/control-lists.ts';
import type { Tx } from '../../store/database.ts';
import { blockTest } from '../figures/block-scope.ts';
import { startOfDay } from '../duties/turns.ts';
import type { DataOf } from './wanted.ts';

/** Directions of a block are known by the appeals of the last half-year. */
const DIRECTIONS_KNOWN_BY = 182;

/** For what, when, and by which calendar. */
interface Reading {
  book: Book;
  now: Date;
  isWorkingDay: IsWorkingDay;
}

/** Appeals that their executors have not accepted, with their age (Khimki 2.3, Ruza 2.7). */
export async function notAcceptedNow(tx: Tx, wanted: Reading): Promise<DataOf<'not-accepted' | 'stuck'>> {
  const { asOf, today, own } = await reading(tx, wanted);
  const counts = own(await countUnaccepted(tx, wanted.book.district.id));
  return { draft: 'not-accepted', asOf, groups: notAccepted(counts, today) };
}

/** Those without dynamics after the term of acceptance (Khimki 2.8, Ruza 2.11). */
export async function stuckNow(tx: Tx, wanted: Reading): Promise<DataOf<'not-accepted' | 'stuck'>> {
  const { asOf, today, own } = await reading(tx, wanted);
  const counts = own(await countUnaccepted(tx, wanted.book.district.id));
  return { draft: 'stuck', asOf, groups: stuck(counts, today, wanted.isWorkingDay) };
}

/** Overdue, due today, due soon (Khimki 2.4, Ruza 2.7). */
export async function deadlinesNow(tx: Tx, wanted: Reading): Promise<DataOf<'deadlines'>> {
  const { asOf, today, own } = await reading(tx, wanted);
  const groups = deadlines(own(await inWork(tx, wanted)), today, wanted.isWorkingDay);
  return { draft: 'deadlines', asOf, groups };
}

/** Postponed, overdue, repeated; closed since the last working day, for a weekend is seen on Monday (Khimki 2.5, Ruza 2.8). */
export async function statusesNow(tx: Tx, wanted: Reading): Promise<DataOf<'statuses'>> {
  const { asOf, today, own } = await reading(tx, wanted);
  const { book, isWorkingDay } = wanted;
  const since = startOfDay(workingDayBefore(today, isWorkingDay), book.district.timezone);
  const closed = own(await countClosedSince(tx, { district: book.district.id, since }));
  return {
    draft: 'statuses',
    asOf,
    closedSinceYesterday: closed.reduce((sum, { count }) => sum + count, 0),
    groups: statuses(own(await inWork(tx, wanted)), today),
  };
}

function inWork(tx: Tx, { book }: Reading): Promise<WorkCount[]> {
  return countInWork(tx, { district: book.district.id, zone: book.district.timezone });
}

/** The day, how fresh the data are, and which appeals are the block's own. */
async function reading(
  tx: Tx,
  { book, now }: Reading,
): Promise<{ today: LocalDate; asOf: Date | null; own: <C extends Counted & Place>(counts: C[]) => C[] }> {
  const { id, timezone } = book.district;
  const today = localDate(now, timezone);
  const isOwn = await blockTest(tx, book, addDays(today, -DIRECTIONS_KNOWN_BY));
  const { asOf } = await readFreshness(tx, id, timezone);
  return { today, asOf, own: (counts) => counts.filter(isOwn) };
}
