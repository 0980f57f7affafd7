import { addDays, addDaysTo, endOfDay, localDate, type LocalDate, type TimeZone } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { startsAfter, type IsWorkingDay, type Turn } from '../../regulation/schedule.ts';

/** The midnight with which a local day begins. */
export function startOfDay(day: LocalDate, zone: TimeZone): Date {
  return endOfDay(addDays(day, -1), zone);
}

/** A turn of any calendar rule starts at least once in so many days, whatever is off. */
const LOOKED_BACK = 40;
/** Turns of a rule that starts every hour, in that time. */
const TURNS_BOUND = 1_000;

/** The turn of a calendar rule before one that starts at an instant. */
export function turnBefore(book: Book, rule: Rule, startsAt: Date, isWorkingDay: IsWorkingDay): Turn | null {
  let found: Turn | null = null;
  let turn = startsAfter(book, rule, addDaysTo(startsAt, -LOOKED_BACK), isWorkingDay);
  for (let looked = 0; turn.startsAt < startsAt && looked < TURNS_BOUND; looked += 1) {
    found = turn;
    turn = startsAfter(book, rule, turn.startsAt, isWorkingDay);
  }
  return found;
}

/** The local day on which a turn starts, from its midnight to the next. */
export function dayAround(instant: Date, zone: TimeZone): { from: Date; to: Date } {
  const day = localDate(instant, zone);
  return { from: startOfDay(day, zone), to: endOfDay(day, zone) };
}
