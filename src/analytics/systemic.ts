import { fold } from '../domain/fold.ts';

/** A problem is systemic that was in the TOP on so many of so many days (interpretation of Khimki 2.6, Ruza 2.9). */
const SYSTEMIC_FROM = 5;
export const SYSTEMIC_LOOKS_AT_DAYS = 14;

/** A problem, and on how many of the days looked at it stood in the TOP. */
export interface SystemicProblem {
  title: string;
  days: number;
}

/**
 * Of the titles that stood in the TOP of each of the last 14 days, the latest first, those that stood there on at least
 * five; the most frequent first. A problem that a day names twice stood there once. Days whose data are not complete have
 * no TOP and are given as empty. The latest spelling, of the higher place, is what
 * people read.
 */
export function systemicOf(tops: readonly (readonly string[])[]): SystemicProblem[] {
  const found = new Map<string, SystemicProblem>();
  for (const titles of tops.slice(0, SYSTEMIC_LOOKS_AT_DAYS)) {
    for (const [key, title] of new Map(titles.toReversed().map((one) => [fold(one), one]))) {
      const known = found.get(key) ?? { title, days: 0 };
      found.set(key, { ...known, days: known.days + 1 });
    }
  }
  return [...found.values()]
    .filter(({ days }) => days >= SYSTEMIC_FROM)
    .toSorted((a, b) => b.days - a.days || a.title.localeCompare(b.title, 'ru'));
}
