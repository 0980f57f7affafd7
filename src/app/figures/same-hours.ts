import { assessCounts } from '../../analytics/qualify.ts';
import { reportingPeriods } from '../../analytics/periods.ts';
import { addMs, type LocalDate } from '../../domain/calendar.ts';
import { isComplete } from '../../domain/coverage.ts';
import type { Book } from '../../regulation/book.ts';
import type { SameHours } from '../../render/figures/digest-view.ts';
import type { Tx } from '../../store/database.ts';
import { countUntil, type HoursCount } from '../../store/hours.ts';
import { startOf } from './days.ts';
import type { History } from './history.ts';

/**
 * A day that is known in part beside the same hours of the day that the book compares a day with, else of the same weekday
 * a week earlier. It is shown and announces nothing: only a complete day does. null where that earlier day is not complete,
 * or where the times of day are not known: an export of dates puts a whole day at midnight, and its hours can't be told apart.
 */
export async function sameHours(
  tx: Tx,
  { district, emergency }: Book,
  { complete, scope }: Pick<History, 'complete' | 'scope'>,
  { day, until }: { day: LocalDate; until: Date },
): Promise<SameHours | null> {
  const { previousTo: earlier } = reportingPeriods(emergency.period === 'day' ? 'day' : 'same-weekday', day);
  if (!isComplete(complete, earlier, earlier)) return null;
  const { id, timezone } = district;
  const [midnight, other] = [startOf(day, timezone), startOf(earlier, timezone)];
  const length = until.getTime() - midnight.getTime();
  const known = await countUntil(tx, { district: id, day, midnight, until }, scope);
  const before = await countUntil(
    tx,
    { district: id, day: earlier, midnight: other, until: addMs(other, length) },
    scope,
  );
  if (!tellTimes([...known, ...before])) return null;
  const [current, previous] = [sumOf(known), sumOf(before)];
  const { growthPercent, confidentPercent } = assessCounts(current, previous, 0);
  return { day, until, earlier, current, previous, growthPercent, confidentPercent };
}

/** Whether each source gives times of day: of some appeal, at least. */
function tellTimes(counts: readonly HoursCount[]): boolean {
  const timed = new Set(counts.filter((one) => one.timed).map(({ source }) => source));
  return counts.every(({ source }) => timed.has(source));
}

function sumOf(counts: readonly HoursCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
