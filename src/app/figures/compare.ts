import { alarmsOf, saysOver } from '../../analytics/alarm.ts';
import { assessDay, pOfDays, type DayAssessment } from '../../analytics/assess-days.ts';
import { reportingPeriods, type PeriodKind, type PeriodPair } from '../../analytics/periods.ts';
import { assessWithHistory, type Assessment } from '../../analytics/qualify.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { indexOf, knowsBoth, sumBetween, unbrokenFrom, type History } from './history.ts';

/** Both numbers of one daily series: the formal growth of the two periods, and what its history says of the last day. */
export interface Comparison extends Assessment {
  current: number;
  previous: number;
  /** The days that p is about: the window of the history, or the reporting period where history is short. */
  windowFrom: LocalDate;
  windowTo: LocalDate;
  /** What the history says of the last day; null while it is short. */
  daily: DayAssessment | null;
}

/**
 * Compares one series for two periods, both complete. The history speaks of the last complete day whatever the periods are:
 * a surge of Wednesday does not wait until the week is over.
 */
export function compare(
  history: History,
  counts: Uint32Array,
  periods: PeriodPair,
  thresholdPercent: number,
): Comparison {
  const current = sumBetween(history, counts, periods.from, periods.to);
  const previous = sumBetween(history, counts, periods.previousFrom, periods.previousTo);
  const known = knownUpTo(history, counts, periods.day);
  const day = assessDay(known.counts, known.kinds);
  return {
    current,
    previous,
    windowFrom: day ? addDays(periods.day, 1 - day.window) : periods.from,
    windowTo: day ? periods.day : periods.to,
    daily: day,
    ...assessWithHistory(current, previous, thresholdPercent, day),
  };
}

/** Whether the data of the last days say that a rise of the series is over. A day that can't be compared says nothing. */
export function isOver(history: History, counts: Uint32Array, kind: PeriodKind, day: LocalDate): boolean {
  const p = [addDays(day, -1), day].map((last) => {
    const periods = reportingPeriods(kind, last);
    return knowsBoth(history, periods) ? compare(history, counts, periods, 0).p : Number.NaN;
  });
  return saysOver(p);
}

/** The day on which the alarm began that the series still gives on a day; null when it gives none, or history is short. */
export function alarmSince(history: History, counts: Uint32Array, day: LocalDate): LocalDate | null {
  const known = knownUpTo(history, counts, day);
  const alarm = alarmsOf(pOfDays(known.counts, known.kinds)).at(-1);
  if (!alarm || alarm.overOn !== null) return null;
  return addDays(day, alarm.openedOn + 1 - known.counts.length);
}

/** The unbroken days that end with a day. */
function knownUpTo(history: History, counts: Uint32Array, day: LocalDate): { counts: Uint32Array; kinds: Uint8Array } {
  const from = unbrokenFrom(history, day);
  const end = indexOf(history, day) + 1;
  return { counts: counts.subarray(from, end), kinds: history.kinds.subarray(from, end) };
}
