import { addDays, type LocalDate } from '../domain/calendar.ts';
import { workingDayAfter, workingDayBefore } from './working-days.ts';

type IsWorkingDay = (day: LocalDate) => boolean;

/** An appeal is to be accepted by its executor on the working day after it came (interpretation of 2.8 / 2.11). */
const ACCEPTED_WITHIN = 1;
/** …and moves nowhere when its status has stood for so many whole working days after that. */
const STUCK_AFTER = 2;
/** «Скоро срок»: within so many working days. */
const SOON_WITHIN = 3;

/** The day by which an unfinished appeal is to be done; null: the export names none. */
export interface Deadline {
  deadlineOn: LocalDate | null;
  /** The export itself calls it overdue. */
  overdue: boolean;
}

/** A day is over when the next has begun: a date without a time is due until the end of its day. */
export function isPassed({ overdue, deadlineOn }: Deadline, today: LocalDate): boolean {
  return overdue || (deadlineOn !== null && deadlineOn < today);
}

/** Whether an appeal that came on a day stands without dynamics, given that nobody has accepted it. */
export function isStuck(createdOn: LocalDate, today: LocalDate, isWorkingDay: IsWorkingDay): boolean {
  return workingDayAfter(createdOn, ACCEPTED_WITHIN + STUCK_AFTER, isWorkingDay) < today;
}

/** In how many working days something is due: 0 today, 1 to 3; null: later, never, or too late already. */
export type DueIn = 0 | 1 | 2 | 3 | null;

/**
 * Tells of a deadline in how many working days it is. A day off counts with the working day after it: what is due on
 * Sunday is, on Friday, due within one working day.
 */
export function dueInFrom(today: LocalDate, isWorkingDay: IsWorkingDay): (deadline: Deadline) => DueIn {
  const ends = [0, 1, 2, SOON_WITHIN].map((count) => workingDayAfter(today, count, isWorkingDay));
  return (deadline) => {
    const { deadlineOn } = deadline;
    if (deadlineOn === null || isPassed(deadline, today)) return null;
    const found = ends.findIndex((end) => deadlineOn <= end);
    return found < 0 ? null : (found as Exclude<DueIn, null>);
  };
}

/** How one appeal stands that its executor still works on. */
export interface OpenAppeal extends Deadline {
  createdOn: LocalDate;
  /** Nobody has accepted it. */
  isNew: boolean;
  postponed: boolean;
  repeated: boolean;
}

/** The control lists an appeal stands in. */
export interface AppealStates {
  notAccepted: boolean;
  stuck: boolean;
  overdue: boolean;
  dueIn: DueIn;
  postponed: boolean;
  promisePassed: boolean;
  repeated: boolean;
}

/** Tells of an appeal in which control lists it stands: the same words of the law as the counts. */
export function statesFrom(today: LocalDate, isWorkingDay: IsWorkingDay): (appeal: OpenAppeal) => AppealStates {
  const dueIn = dueInFrom(today, isWorkingDay);
  return (appeal) => {
    const overdue = isPassed(appeal, today);
    return {
      notAccepted: appeal.isNew,
      stuck: appeal.isNew && isStuck(appeal.createdOn, today, isWorkingDay),
      overdue,
      dueIn: dueIn(appeal),
      postponed: appeal.postponed,
      promisePassed: appeal.postponed && overdue,
      repeated: appeal.repeated,
    };
  };
}

/** The days by which `statesFrom` tells, for whoever counts in the database. */
export function controlDays(
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): { today: LocalDate; soonBy: LocalDate; stuckSince: LocalDate } {
  let accepted = today;
  for (let left = ACCEPTED_WITHIN + STUCK_AFTER; left > 0; left -= 1)
    accepted = workingDayBefore(accepted, isWorkingDay);
  return { today, soonBy: workingDayAfter(today, SOON_WITHIN, isWorkingDay), stuckSince: addDays(accepted, -1) };
}
