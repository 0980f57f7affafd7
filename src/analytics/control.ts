import { daysBetween, type LocalDate } from '../domain/calendar.ts';
import { fold } from '../domain/fold.ts';
import { dueInFrom, isPassed, isStuck, type Deadline } from './appeal-states.ts';

type IsWorkingDay = (day: LocalDate) => boolean;

/** Whose appeals are counted together. */
export interface Whose {
  /** '' where the export names none. */
  executor: string;
  /** The post that answers for them; '' where nobody is known. */
  responsible: string;
}

/** Appeals that nobody has accepted, of one executor and one day. */
export interface UnacceptedCount extends Whose {
  createdOn: LocalDate;
  count: number;
}

export interface UnacceptedGroup extends Whose {
  count: number;
  oldestDays: number;
}

/** Not accepted into work, by executor and responsible: whoever keeps the oldest comes first (Khimki 2.3, Ruza 2.7). */
export function notAccepted(counts: readonly UnacceptedCount[], today: LocalDate): UnacceptedGroup[] {
  return byWhose(counts)
    .map(({ whose, rows }) => ({
      ...whose,
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
  return notAccepted(
    counts.filter(({ createdOn }) => isStuck(createdOn, today, isWorkingDay)),
    today,
  );
}

/** Unfinished appeals of one executor with one due day. */
export interface DeadlineCount extends Whose, Deadline {
  postponed: boolean;
  count: number;
}

export interface DeadlineGroup extends Whose {
  /** Postponed ones whose promised day has passed are among them: the same number as in the list of statuses. */
  overdue: number;
  promisePassed: number;
  today: number;
  /** Due in so many working days. */
  inOne: number;
  inTwo: number;
  inThree: number;
}

/** Overdue, due today, in one, two, three working days, by executor and responsible (Khimki 2.4, Ruza 2.7). */
export function deadlines(
  counts: readonly DeadlineCount[],
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): DeadlineGroup[] {
  const dueIn = dueInFrom(today, isWorkingDay);
  return byWhose(counts)
    .map(({ whose, rows }) => {
      const due = (days: number) => total(rows.filter((row) => dueIn(row) === days));
      return { ...whose, ...late(rows, today), today: due(0), inOne: due(1), inTwo: due(2), inThree: due(3) };
    })
    .filter((group) => DUE.some((when) => group[when] > 0))
    .toSorted((a, b) => DUE.map((when) => b[when] - a[when]).find((difference) => difference !== 0) ?? byName(a, b));
}

/** From the worst. */
const DUE = ['overdue', 'today', 'inOne', 'inTwo', 'inThree'] as const;

/** Unfinished appeals of one executor in one state. */
export interface StatusCount extends DeadlineCount {
  repeated: boolean;
  /** Repeated ones that had been answered before: the answer did not settle them. */
  returned: boolean;
}

export interface StatusGroup extends Whose {
  /** Appeals in any of these states: one may be in several at once. */
  count: number;
  postponed: number;
  /** Postponed ones whose promised day has passed: they are overdue too. */
  promisePassed: number;
  overdue: number;
  repeated: number;
  /** Repeated ones that came back after an answer («отписка»). */
  returned: number;
  /** Closed lately: no part of `count`. */
  closed: number;
}

/**
 * Postponed, overdue and repeated ones that are left, and what was closed lately, by executor and responsible (Khimki 2.5,
 * Ruza 2.7, 2.8). Whoever has closed all it had comes last.
 */
export function statuses(
  counts: readonly StatusCount[],
  today: LocalDate,
  closed: readonly (Whose & { count: number })[] = [],
): StatusGroup[] {
  const standing = counts.map((row) => ({ ...row, closed: 0 }));
  const done = closed.map(({ executor, responsible, count }) => ({ ...DONE, executor, responsible, closed: count }));
  return byWhose<StatusCount & { closed: number }>([...standing, ...done])
    .map(({ whose, rows }) => ({
      ...whose,
      closed: rows.reduce((sum, row) => sum + row.closed, 0),
      count: total(rows.filter((row) => row.postponed || row.repeated || isPassed(row, today))),
      postponed: total(rows.filter((row) => row.postponed)),
      ...late(rows, today),
      repeated: total(rows.filter((row) => row.repeated)),
      returned: total(rows.filter((row) => row.repeated && row.returned)),
    }))
    .filter((group) => group.count + group.closed > 0)
    .toSorted(
      (a, b) =>
        b.promisePassed - a.promisePassed ||
        b.overdue - a.overdue ||
        b.returned - a.returned ||
        b.postponed - a.postponed ||
        b.repeated - a.repeated ||
        byName(a, b),
    );
}

/** An appeal that is closed stands in no other figure. */
const DONE = {
  count: 0,
  deadlineOn: null,
  overdue: false,
  postponed: false,
  repeated: false,
  returned: false,
};

/** What is overdue, and how much of it had been postponed: counted once for both lists. */
function late(rows: readonly DeadlineCount[], today: LocalDate): Pick<DeadlineGroup, 'overdue' | 'promisePassed'> {
  const passed = rows.filter((row) => isPassed(row, today));
  return { overdue: total(passed), promisePassed: total(passed.filter(({ postponed }) => postponed)) };
}

/** Exports write one organisation in many ways; the spelling that comes first is what people read. */
function byWhose<T extends Whose>(rows: readonly T[]): { whose: Whose; rows: T[] }[] {
  const groups = new Map<string, { whose: Whose; rows: T[] }>();
  for (const row of rows) {
    const key = `${fold(row.executor)}\n${fold(row.responsible)}`;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { whose: { executor: row.executor, responsible: row.responsible }, rows: [row] });
  }
  return [...groups.values()];
}

function total(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Total: whatever order the counts came in, people see one order. */
function byName(a: Whose, b: Whose): number {
  return a.executor.localeCompare(b.executor, 'ru') || a.responsible.localeCompare(b.responsible, 'ru');
}
