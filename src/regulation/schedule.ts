import { WEEKDAYS, addDays, addMs, instantOf, localDate, localTime, weekdayOf } from '../domain/calendar.ts';
import type { LocalDate, LocalTime } from '../domain/calendar.ts';
import { durationMs } from './terms.ts';
import type { Book } from './book.ts';
import { rememberedOf } from './remembered.ts';
import type { Rule, Starts } from './rule.ts';

/**
 * One turn of a rule. `occurrence` names it: the local day of a calendar rule (with its time, where it has several a day),
 * the ISO instant of an event rule.
 */
export interface Turn {
  startsAt: Date;
  dueAt: Date;
  occurrence: string;
}

export type IsWorkingDay = (day: LocalDate) => boolean;

type Calendar = Extract<Starts, { kind: 'calendar' }>;

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
  const known = turns(book, rule);
  const found = known.get(after.getTime());
  if (found?.isWorkingDay === isWorkingDay) return found.turn;
  const turn = searchAfter(book, rule, after, isWorkingDay);
  known.set(after.getTime(), { isWorkingDay, turn });
  return turn;
}

const turns = rememberedOf<{ isWorkingDay: IsWorkingDay; turn: Turn }>();

function searchAfter(book: Book, rule: Rule, after: Date, isWorkingDay: IsWorkingDay): Turn {
  if (rule.starts.kind !== 'calendar') throw new Error(`${book.id}: ${rule.id} starts on an event`);
  const { starts } = rule;
  const zone = book.district.timezone;
  // A day moved back by `day-off: previous` may start before its own week does, hence the search from a month earlier.
  let nominal = firstNominal(starts, addDays(localDate(after, zone), starts.every === 'week' ? -DAYS_SEARCHED : -1));
  for (let searched = 0; searched <= 2 * DAYS_SEARCHED; searched += 1) {
    const day = starts.every === 'week' ? shifted(nominal, starts.dayOff, isWorkingDay) : nominal;
    const wanted = starts.every !== 'working-day' || isWorkingDay(day);
    const time = wanted && starts.at.find((candidate) => instantOf(day, candidate, zone) > after);
    if (time) {
      const startsAt = instantOf(day, time, zone);
      return { startsAt, dueAt: dueOf(book, rule, startsAt), occurrence: named(starts, day, time) };
    }
    nominal = addDays(nominal, starts.every === 'week' ? 7 : 1);
  }
  throw new Error(`${book.id}: ${rule.id} finds no working day within ${DAYS_SEARCHED} days of ${after.toISOString()}`);
}

/** A turn of the calendar by its day; by day and time where a day has several. */
function named(starts: Calendar, day: LocalDate, time: LocalTime): string {
  return starts.at.length > 1 ? `${day}T${time}` : day;
}

/**
 * When an obligation of a rule that starts at an instant is due. A time of day not later than the start is of the next
 * day. Where the due time comes with the case or its measure, that is the `deadline`; without one, or where it has passed
 * before the start (the word of it came late), it is due at its start.
 */
export function dueOf(book: Book, rule: Rule, startsAt: Date, deadline: Date | null = null): Date {
  if (rule.due.kind === 'deadline') return deadline && deadline > startsAt ? deadline : startsAt;
  if (rule.due.kind === 'within') return addMs(startsAt, durationMs(book, rule.due.duration, termsDay(book, startsAt)));
  const due = timeFrom(book, rule, startsAt, rule.due.time, 'later');
  return due < startsAt ? startsAt : due;
}

/** The name of the turn of a rule that starts at an instant. */
export function occurrenceOf(book: Book, rule: Rule, startsAt: Date): string {
  if (rule.starts.kind !== 'calendar') return startsAt.toISOString();
  return named(rule.starts, localDate(startsAt, book.district.timezone), wallTime(book, rule.starts, startsAt));
}

/** The start of the turn after one that starts at an instant, on a grid; null for a rule that does not run on one. */
export function nextOnGrid(book: Book, rule: Rule, startsAt: Date): Date | null {
  if (rule.starts.kind !== 'event' || rule.starts.repeat?.kind !== 'grid') return null;
  return addMs(startsAt, durationMs(book, rule.starts.repeat.every, termsDay(book, startsAt)));
}

/** Terms are those in force on the local day on which the obligation starts. */
export function termsDay(book: Book, startsAt: Date): LocalDate {
  return localDate(startsAt, book.district.timezone);
}

/** The instant of a local time that follows a start: on its day, or on the next when the time has passed there. */
export function timeFrom(
  book: Book,
  rule: Rule,
  startsAt: Date,
  time: LocalTime,
  how: 'later' | 'same-or-later',
): Date {
  const zone = book.district.timezone;
  const day = localDate(startsAt, zone);
  if (rule.starts.kind === 'calendar') {
    // By the wall times of the book: a start that a change of the clocks moved must not push the due time to tomorrow.
    const started = wallTime(book, rule.starts, startsAt);
    const passed = how === 'later' ? time <= started : time < started;
    return instantOf(passed ? addDays(day, 1) : day, time, zone);
  }
  const today = instantOf(day, time, zone);
  const passed = how === 'later' ? today <= startsAt : today < startsAt;
  return passed ? instantOf(addDays(day, 1), time, zone) : today;
}

/** The time of the book at which a turn starts: a change of the clocks may show another on the wall. */
function wallTime(book: Book, starts: Calendar, startsAt: Date): LocalTime {
  const zone = book.district.timezone;
  const day = localDate(startsAt, zone);
  const meant = starts.at.find((time) => instantOf(day, time, zone).getTime() === startsAt.getTime());
  return meant ?? localTime(startsAt, zone);
}

function firstNominal(starts: Calendar, day: LocalDate): LocalDate {
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
