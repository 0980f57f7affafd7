import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { dayLabel, dayMend, timeLabel, timeMend } from '../../render/people/roster-forms.ts';
import type { FormStep } from './form.ts';
import { writtenDay, writtenTime } from './written-day.ts';

/** Asks for a day not before today, nor before another answer: by a tap, or written. Kept as `YYYY-MM-DD`. */
export function dayStep(
  id: string,
  question: string,
  {
    today,
    first,
    offered,
  }: { today: LocalDate; first: LocalDate; offered: readonly { days: number; called: string }[] },
): FormStep {
  const choices = offered.map(({ days, called }) => {
    const value = addDays(first, days);
    return { label: dayLabel(value, called), value };
  });
  return {
    id,
    question,
    choices,
    words: true,
    read: (words) => {
      const value = writtenDay(words, today);
      if (value === null) return { ok: false, mend: dayMend('unreadable') };
      if (value < today) return { ok: false, mend: dayMend('past') };
      return value < first ? { ok: false, mend: dayMend('before-first') } : { ok: true, value };
    },
  };
}

/** Asks for an instant ahead, after another answer where there is one: by a tap, or written. Kept as an ISO instant. */
export function timeStep(
  id: string,
  question: string,
  {
    now,
    zone,
    after,
    offered,
  }: { now: Date; zone: string; after: Date | null; offered: readonly { at: Date; called: string }[] },
): FormStep {
  const choices = offered.map(({ at, called }) => ({
    label: called === '' ? timeLabel(at, zone) : called,
    value: at.toISOString(),
  }));
  return {
    id,
    question,
    choices,
    words: true,
    read: (words) => {
      const value = writtenTime(words, now, zone);
      if (value === null) return { ok: false, mend: timeMend('unreadable') };
      if (value <= now) return { ok: false, mend: timeMend('past') };
      if (after !== null && value <= after) return { ok: false, mend: timeMend('before-first') };
      return { ok: true, value: value.toISOString() };
    },
  };
}
