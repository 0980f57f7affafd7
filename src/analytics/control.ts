import { daysBetween, type LocalDate } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';
import { workingDayAfter } from './working-days.ts';

type IsWorkingDay = (day: LocalDate) => boolean;

/** An appeal is to be accepted by its executor on the working day after it came (interpretation of 2.8 / 2.11). */
const ACCEPTED_WITHIN = 1;
/** …and moves nowhere when its status has stood for so many whole working days after that. */
const STUCK_AFTER = 2;
/** «Скоро срок»: within so many working days. */
const SOON_WITHIN = 3;

/** Appeals that nobody has accepted, of one executor and one day. `executor` is '' where the export names none. */
export interface UnacceptedCount {
  executor: string;
  createdOn: LocalDate;
  count: number;
}

export interface UnacceptedGroup {
  executor: string;
  count: number;
  oldestDays: number;
}

/** Not accepted into work, by executor: whoever keeps the oldest comes first (Khimki 2.3, Ruza 2.7). */
export function notAccepted(counts: readonly UnacceptedCount[], today: LocalDate): UnacceptedGroup[] {
  return byExecutor(counts)
    .map(({ executor, rows }) => ({
      executor,
      count: total(rows),
      oldestDays: Math.max(...rows.map(({ createdOn }) => daysBetween(createdOn, today))),
    }))
    .toSorted((a, b) => b.oldestDays - a.oldestDays || b.count - a.count || byName(a, b));
}

/** Of these, the ones without dynamics: the status has not changed for two whole working days after the term of acceptance. */
export function stuck(
  counts: readonly UnacceptedCount[],
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): UnacceptedGroup[] {
  const lasts = ({ createdOn }: UnacceptedCount) =>
    workingDayAfter(createdOn, ACCEPTED_WITHIN + STUCK_AFTER, isWorkingDay) < today;
  return notAccepted(counts.filter(lasts), today);
}

/** Unfinished appeals of one executor with one due day. */
export interface DeadlineCount {
  executor: string;
  /** null: the export names none. */
  deadlineOn: LocalDate | null;
  /** The export itself calls them overdue. */
  overdue: boolean;
  count: number;
}

export interface DeadlineGroup {
  executor: string;
  overdue: number;
  today: number;
  soon: number;
}

/** Overdue, due today, due within the next three working days, by executor (Khimki 2.4, Ruza 2.7). */
export function deadlines(
  counts: readonly DeadlineCount[],
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): DeadlineGroup[] {
  const last = workingDayAfter(today, SOON_WITHIN, isWorkingDay);
  return byExecutor(counts)
    .map(({ executor, rows }) => ({
      executor,
      overdue: total(rows.filter((row) => isPassed(row, today))),
      today: total(rows.filter((row) => !row.overdue && row.deadlineOn === today)),
      soon: total(rows.filter(({ overdue, deadlineOn: on }) => !overdue && on !== null && on > today && on <= last)),
    }))
    .filter(({ overdue, today: now, soon }) => overdue + now + soon > 0)
    .toSorted((a, b) => b.overdue - a.overdue || b.today - a.today || b.soon - a.soon || byName(a, b));
}

/** Unfinished appeals of one executor in one state. */
export interface StatusCount extends DeadlineCount {
  postponed: boolean;
  repeated: boolean;
}

export interface StatusGroup {
  executor: string;
  postponed: number;
  /** Postponed ones whose promised day has passed. */
  promisePassed: number;
  overdue: number;
  repeated: number;
}

/** Postponed, overdue and repeated ones that are left, by executor (Khimki 2.5, Ruza 2.8). */
export function statuses(counts: readonly StatusCount[], today: LocalDate): StatusGroup[] {
  return byExecutor(counts)
    .map(({ executor, rows }) => ({
      executor,
      postponed: total(rows.filter((row) => row.postponed)),
      promisePassed: total(rows.filter((row) => row.postponed && isPassed(row, today))),
      overdue: total(rows.filter((row) => !row.postponed && isPassed(row, today))),
      repeated: total(rows.filter((row) => row.repeated)),
    }))
    .filter(({ postponed, overdue, repeated }) => postponed + overdue + repeated > 0)
    .toSorted(
      (a, b) =>
        b.promisePassed - a.promisePassed ||
        b.overdue - a.overdue ||
        b.postponed - a.postponed ||
        b.repeated - a.repeated ||
        byName(a, b),
    );
}

/** A day is over when the next has begun: a date without a time is due until the end of its day. */
function isPassed({ overdue, deadlineOn }: DeadlineCount, today: LocalDate): boolean {
  return overdue || (deadlineOn !== null && deadlineOn < today);
}

/** Exports write one organisation in many ways; the spelling that comes first is what people read. */
function byExecutor<T extends { executor: string }>(rows: readonly T[]): { executor: string; rows: T[] }[] {
  const groups = new Map<string, { executor: string; rows: T[] }>();
  for (const row of rows) {
    const key = fold(row.executor);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { executor: row.executor, rows: [row] });
  }
  return [...groups.values()];
}

function total(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function byName(a: { executor: string }, b: { executor: string }): number {
  return a.executor.localeCompare(b.executor, 'ru');
}
