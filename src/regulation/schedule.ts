import { WEEKDAYS, addDays, addMs, instantOf, localDate, weekdayOf } from '../domain/calendar.ts';
import type { LocalDate, LocalTime } from '../domain/calendar.ts';
import { durationMs } from './book.ts';
import type { Book, Move, Rule, Rung, Starts } from './book.ts';

/** One turn of a rule. `occurrence` names it: the local day of a calendar rule, the ISO instant of an event rule. */
export interface Turn {
  startsAt: Date;
  dueAt: Date;
  occurrence: string;
}

/** One instant in the life of an obligation with everything that happens then, in order. */
export interface Step {
  at: Date;
  actions: StepAction[];
}

export type StepAction =
  /** The debtor is asked (`rule.asks`). */
  | { kind: 'ask' }
  /** A private word to the debtor. */
  | { kind: 'remind' }
  /** A loud word to the debtor of a duty, at a local time. */
  | { kind: 'ping-debtor'; clause: string }
  /** The bot sends what it drafted. */
  | { kind: 'send' }
  /** The due time has come; stands first in its step. */
  | { kind: 'overdue' }
  /** Every rung of this instant together: pings, then reports, then new levels, then the closing. */
  | { kind: 'moves'; moves: Move[] };

export type IsWorkingDay = (day: LocalDate) => boolean;

/** Longer than any row of days off: where a search for a working day gives up. */
const DAYS_SEARCHED = 31;

/** Monday to Friday, for where no production calendar is given. */
export function mondayToFriday(day: LocalDate): boolean {
  return !['saturday', 'sunday'].includes(weekdayOf(day));
}

/**
 * The first turn of a calendar rule that starts strictly after an instant. Local times are kept across a change of the
 * clocks. Throws for a rule that starts on an event, and when a month has no working day.
 */
export function startsAfter(book: Book, rule: Rule, after: Date, isWorkingDay: IsWorkingDay = mondayToFriday): Turn {
  if (rule.starts.kind !== 'calendar') throw new Error(`${book.id}: ${rule.id} starts on an event`);
  const { starts } = rule;
  const zone = book.district.timezone;
  // A day moved back by `day-off: previous` may start before its own week does, hence the search from a month earlier.
  let nominal = firstNominal(starts, addDays(localDate(after, zone), starts.every === 'week' ? -DAYS_SEARCHED : -1));
  for (let searched = 0; searched <= 2 * DAYS_SEARCHED; searched += 1) {
    const day = starts.every === 'week' ? shifted(nominal, starts.dayOff, isWorkingDay) : nominal;
    const startsAt = instantOf(day, starts.at, zone);
    const wanted = starts.every !== 'working-day' || isWorkingDay(day);
    if (wanted && startsAt > after) return { startsAt, dueAt: dueOf(book, rule, startsAt), occurrence: day };
    nominal = addDays(nominal, starts.every === 'week' ? 7 : 1);
  }
  throw new Error(`${book.id}: ${rule.id} finds no working day within ${DAYS_SEARCHED} days of ${after.toISOString()}`);
}

/** When an obligation of a rule that starts at an instant is due. A time of day not later than the start is of the next day. */
export function dueOf(book: Book, rule: Rule, startsAt: Date): Date {
  if (rule.due.kind === 'within') return addMs(startsAt, durationMs(book, rule.due.duration, termsDay(book, startsAt)));
  const due = timeFrom(book, rule, startsAt, rule.due.time, 'later');
  return due < startsAt ? startsAt : due;
}

/** The name of the turn of a rule that starts at an instant. */
export function occurrenceOf(book: Book, rule: Rule, startsAt: Date): string {
  return rule.starts.kind === 'calendar' ? localDate(startsAt, book.district.timezone) : startsAt.toISOString();
}

/**
 * The next instant strictly after `after` at which something of an obligation happens, with all that happens then;
 * `null` for `after` begins at the start itself. null when nothing is left. Costs the same however late it is asked.
 */
export function nextStep(
  book: Book,
  rule: Rule,
  times: { startsAt: Date; dueAt: Date },
  after: Date | null,
): Step | null {
  const from = after ? after.getTime() : times.startsAt.getTime() - 1;
  const planned = planOf(book, rule, times);
  const at = Math.min(...planned.map((line) => nextOf(line, from)));
  if (at === Infinity) return null;
  const now = planned.filter((line) => nextOf(line, at - 1) === at).map((line) => line.action);
  const moves = now.flatMap((action) => (action.kind === 'moves' ? action.moves : []));
  const actions: StepAction[] = now.filter((action) => action.kind !== 'moves');
  if (moves.length > 0) actions.push({ kind: 'moves', moves: inOrder(moves) });
  return { at: new Date(at), actions };
}

const MOVE_ORDER: Record<Move['kind'], number> = { ping: 0, tell: 1, reach: 2, close: 3 };

/** Those already reached are pinged before another level is: the newly reached get a card, not a card and a ping. */
export function inOrder(moves: readonly Move[]): Move[] {
  return moves.toSorted((one, other) => MOVE_ORDER[one.kind] - MOVE_ORDER[other.kind]);
}

/** An action at `at`, and again `everyMs` for ever when it is set. */
interface Planned {
  at: number;
  everyMs: number | null;
  action: StepAction;
}

/** Everything a rule plans for one obligation, in the order in which things of one instant happen. */
function planOf(book: Book, rule: Rule, { startsAt, dueAt }: { startsAt: Date; dueAt: Date }): Planned[] {
  const once = (at: number, action: StepAction): Planned => ({ at, everyMs: null, action });
  const start = startsAt.getTime();
  const due = dueAt.getTime();
  const day = termsDay(book, startsAt);
  const timeOf = (time: LocalTime) => timeFrom(book, rule, startsAt, time, 'same-or-later').getTime();
  const words = [
    ...rule.remind.map((wait) => once(start + durationMs(book, wait, day), { kind: 'remind' })),
    ...rule.pingAt.map((time) => once(timeOf(time), { kind: 'ping-debtor', clause: rule.clause })),
  ];
  return [
    once(due, { kind: 'overdue' }),
    ...(rule.asks ? [once(start, { kind: 'ask' })] : []),
    // A word before the due time that would come after it (a changed term, a change of the clocks) is not said.
    ...words.filter((line) => line.at < due),
    ...(rule.sendAt ? [once(timeOf(rule.sendAt), { kind: 'send' })] : []),
    ...rule.ifMissed.map((rung) => plannedRung(book, rung, day, due)),
  ];
}

function plannedRung(book: Book, rung: Rung, day: LocalDate, due: number): Planned {
  return {
    at: due + (rung.after ? durationMs(book, rung.after, day) : 0),
    everyMs: rung.every && durationMs(book, rung.every, day),
    action: { kind: 'moves', moves: rung.moves },
  };
}

/** First time of a planned action strictly after `from`; Infinity when there is none. */
function nextOf({ at, everyMs }: Planned, from: number): number {
  if (at > from) return at;
  return everyMs ? at + (Math.floor((from - at) / everyMs) + 1) * everyMs : Infinity;
}

/** Terms are those in force on the local day on which the obligation starts. */
function termsDay(book: Book, startsAt: Date): LocalDate {
  return localDate(startsAt, book.district.timezone);
}

/** The instant of a local time that follows a start: on its day, or on the next when the time has passed there. */
function timeFrom(book: Book, rule: Rule, startsAt: Date, time: LocalTime, how: 'later' | 'same-or-later'): Date {
  const zone = book.district.timezone;
  const day = localDate(startsAt, zone);
  if (rule.starts.kind === 'calendar') {
    // By the wall times of the book: a start that a change of the clocks moved must not push the due time to tomorrow.
    const passed = how === 'later' ? time <= rule.starts.at : time < rule.starts.at;
    return instantOf(passed ? addDays(day, 1) : day, time, zone);
  }
  const today = instantOf(day, time, zone);
  const passed = how === 'later' ? today <= startsAt : today < startsAt;
  return passed ? instantOf(addDays(day, 1), time, zone) : today;
}

function firstNominal(starts: Extract<Starts, { kind: 'calendar' }>, day: LocalDate): LocalDate {
  if (starts.every !== 'week' || starts.on === null) return day;
  const ahead = WEEKDAYS.indexOf(starts.on) - WEEKDAYS.indexOf(weekdayOf(day));
  return addDays(day, (ahead + WEEKDAYS.length) % WEEKDAYS.length);
}

/** A weekly day that is off moves to the nearest working day on the side that the book names. */
function shifted(day: LocalDate, dayOff: 'previous' | 'next' | 'none', isWorkingDay: IsWorkingDay): LocalDate {
  if (dayOff === 'none') return day;
  const direction = dayOff === 'previous' ? -1 : 1;
  for (let moved = 0; moved <= DAYS_SEARCHED; moved += 1) {
    const candidate = addDays(day, moved * direction);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new Error(`no working day within ${DAYS_SEARCHED} days of ${day}`);
}
