import { addDays, instantOf, localDate } from '../../domain/calendar.ts';
import { DUE_QUESTION, dueMend, dueText } from '../../render/prompts/forms.ts';
import type { FormStep } from './form.ts';

/** «дд.мм.гггг чч:мм», or the day alone, which means its end of work. */
const WRITTEN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s+(\d{1,2}):(\d{2}))?$/;
/** Offered by one tap: so many days ahead. */
const OFFERED_DAYS = [0, 1, 3, 7];

/** Asks for a due time: by a tap, or written as people write dates. Kept as an ISO instant. `at` is the usual time of day. */
export function dueStep(id: string, zone: string, now: Date, at: string): FormStep {
  const today = localDate(now, zone);
  const offered = OFFERED_DAYS.map((days) => instantOf(addDays(today, days), at, zone)).filter((due) => due > now);
  return {
    id,
    question: DUE_QUESTION,
    choices: offered.map((due) => ({ label: dueText(due, zone), value: due.toISOString() })),
    words: true,
    read: (words) => readDue(words, { zone, now, at }),
  };
}

function readDue(
  words: string,
  { zone, now, at }: { zone: string; now: Date; at: string },
): ReturnType<FormStep['read']> {
  const [, day = '', month = '', year = '', hours, minutes] = WRITTEN.exec(words) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = hours === undefined ? at : `${hours.padStart(2, '0')}:${minutes}`;
  if (!isDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { ok: false, mend: dueMend('unreadable') };
  const due = instantOf(date, time, zone);
  return due > now ? { ok: true, value: due.toISOString() } : { ok: false, mend: dueMend('past') };
}

/** A day that the calendar has: 31.02 is none. */
export function isDate(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}
