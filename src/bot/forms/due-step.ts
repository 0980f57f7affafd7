import { addDays, instantOf, localDate, type LocalDate } from '../../domain/calendar.ts';
import { DUE_QUESTION, dueMend, dueText } from '../../render/prompts/forms.ts';
import type { Services } from '../services.ts';
import type { FormStep } from './form.ts';
import { writtenDay, writtenTime } from './written-day.ts';

type IsWorkingDay = Services['app']['isWorkingDay'];

/** Offered by one tap: so many days ahead, or the first working day after that. */
const OFFERED_DAYS = [0, 1, 3, 7];
/** The longest row of days off that the calendar is asked about. */
const DAYS_OFF_AT_MOST = 31;

/** What a due time is read by. `at` is the usual time of day. */
export interface DueTerms {
  zone: string;
  at: string;
  isWorkingDay: IsWorkingDay;
}

/** Asks for a due time: by a tap on a working day, or any date written as people write dates. Kept as an ISO instant. */
export function dueStep(id: string, now: Date, { zone, at, isWorkingDay }: DueTerms): FormStep {
  const today = localDate(now, zone);
  const days = OFFERED_DAYS.map((ahead) => workingDayFrom(addDays(today, ahead), isWorkingDay));
  const offered = [...new Set(days)].map((day) => instantOf(day, at, zone)).filter((due) => due > now);
  return {
    id,
    question: DUE_QUESTION,
    choices: offered.map((due) => ({ label: dueText(due, zone), value: due.toISOString() })),
    words: true,
    read: (words) => readDue(words, { zone, now, at }),
  };
}

function workingDayFrom(first: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  let day = first;
  for (let tried = 0; tried < DAYS_OFF_AT_MOST && !isWorkingDay(day); tried += 1) day = addDays(day, 1);
  return day;
}

/** A day alone means its end of work. */
function readDue(
  words: string,
  { zone, now, at }: { zone: string; now: Date; at: string },
): ReturnType<FormStep['read']> {
  const day = writtenDay(words, localDate(now, zone));
  const due = day === null ? writtenTime(words, now, zone) : instantOf(day, at, zone);
  if (due === null) return { ok: false, mend: dueMend('unreadable') };
  return due > now ? { ok: true, value: due.toISOString() } : { ok: false, mend: dueMend('past') };
}
