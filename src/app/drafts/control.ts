import { closings } from '../../analytics/closings.ts';
import { deadlines, notAccepted, statuses, stuck, type Whose } from '../../analytics/control.ts';
import { workingDayBefore } from '../../analytics/working-days.ts';
import { addDays, localDate, type LocalDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { IsWorkingDay } from '../../regulation/schedule.ts';
import type { Place } from '../../store/appeal-place.ts';
import { readFreshness } from '../../store/appeals.ts';
import { countClosedSince, knowsClosingDays } from '../../store/closed-appeals.ts';
import { countInWork, countUnaccepted, type WorkCount } from '../../store/control-lists.ts';
import type { Tx } from '../../store/database.ts';
import { blockTest } from '../figures/block-scope.ts';
import { responsibleFor } from '../figures/responsible.ts';
import { startOfDay } from '../duties/turns.ts';
import type { DataOf } from './wanted.ts';

/** Directions of a block are known by the appeals of the last half-year. */
const DIRECTIONS_KNOWN_BY = 182;

/** For what, when, and by which calendar. */
export interface Wanted {
  book: Book;
  now: Date;
  isWorkingDay: IsWorkingDay;
}

/** The day, and how fresh the data are. */
export interface Reading extends Wanted {
  today: LocalDate;
  asOf: Date | null;
  /** Whether a place is of the block's own. */
  isOwn: (place: Place) => boolean;
  /** Those of the block's own, with who answers for them. */
  own: <C extends Place & { executor: string }>(counts: C[]) => (C & Whose)[];
  /** The block's own in work: read when first asked for, for several lists count the same ones. */
  inWork: () => Promise<(WorkCount & Whose)[]>;
}

/** What every control list of one moment rests on: read once, however many lists are shown. */
export async function readingFor(tx: Tx, wanted: Wanted): Promise<Reading> {
  const { book, now } = wanted;
  const { id, timezone } = book.district;
  const today = localDate(now, timezone);
  const isOwn = await blockTest(tx, book, addDays(today, -DIRECTIONS_KNOWN_BY));
  const responsible = await responsibleFor(tx, book, now);
  const { asOf } = await readFreshness(tx, id, timezone);
  const own: Reading['own'] = (counts) =>
    counts.filter(isOwn).map((count) => ({ ...count, responsible: responsible(count) }));
  let counted: ReturnType<Reading['inWork']> | undefined;
  const inWork = () => (counted ??= countInWork(tx, { district: id, zone: timezone }).then(own));
  return { ...wanted, today, asOf, isOwn, own, inWork };
}

/** Appeals that their executors have not accepted, with their age (Khimki 2.3, Ruza 2.7). */
export async function notAcceptedNow(
  tx: Tx,
  { book, asOf, today, own }: Reading,
): Promise<DataOf<'not-accepted' | 'stuck'>> {
  const counts = own(await countUnaccepted(tx, book.district.id));
  return { draft: 'not-accepted', asOf, groups: notAccepted(counts, today) };
}

/** Those without dynamics after the term of acceptance (Khimki 2.8, Ruza 2.11). */
export async function stuckNow(
  tx: Tx,
  { book, asOf, today, own, isWorkingDay }: Reading,
): Promise<DataOf<'not-accepted' | 'stuck'>> {
  const counts = own(await countUnaccepted(tx, book.district.id));
  return { draft: 'stuck', asOf, groups: stuck(counts, today, isWorkingDay) };
}

/** Overdue, due today, due soon (Khimki 2.4, Ruza 2.7). */
export async function deadlinesNow({ asOf, today, isWorkingDay, inWork }: Reading): Promise<DataOf<'deadlines'>> {
  return { draft: 'deadlines', asOf, groups: deadlines(await inWork(), today, isWorkingDay) };
}

/** Postponed, overdue, repeated; closed since the last working day, for a weekend is seen on Monday (Khimki 2.5, Ruza 2.7, 2.8). */
export async function statusesNow(tx: Tx, reading: Reading): Promise<DataOf<'statuses'>> {
  const { book, asOf, today, own, isWorkingDay } = reading;
  const { id, timezone: zone } = book.district;
  const since = workingDayBefore(today, isWorkingDay);
  const closed = own(await countClosedSince(tx, { district: id, zone, since: startOfDay(since, zone) }));
  const counts = await reading.inWork();
  return {
    draft: 'statuses',
    asOf,
    since,
    closed: closings(closed),
    knowsClosing: await knowsClosingDays(tx, id),
    inWork: counts.reduce((sum, { count }) => sum + count, 0),
    groups: statuses(counts, today, closed),
  };
}
