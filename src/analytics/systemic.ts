import { fold } from '../domain/fold.ts';
import type { Assessment } from './qualify.ts';

/** A problem is systemic whose place in the TOP counted on so many of so many days (interpretation of Khimki 2.6, Ruza 2.9). */
export const SYSTEMIC_FROM = 5;
export const SYSTEMIC_LOOKS_AT_DAYS = 14;

/**
 * Whether a place in the TOP of a day counts: only where the growth is certain, as people read it there («уверенный рост не
 * менее +1 %», L ≥ 1.01). The TOP shows whatever grew by one appeal, so among seven categories in which nothing changes any
 * is in it every other day, and "systemic" at 71–82 % of all moments.
 *
 * Measured with 1,000 Poisson series of the means 0.5 / 2 / 10 a day, moments at which one is wrongly systemic, and a level
 * that doubles for 30 days found: this 0.4 / 0.6 / 1.0 % and 37 / 96 / 100 %; the formal rule fired and L > 1: 0.3 / 0.5 /
 * 0.5 % and 27 / 89 / 100 %; `attention` and above: 0.2 / 0.3 / 0.1 % and 28 / 89 / 100 %. With two periods only, where
 * history is short, 0.4 / 0.9 / 1.3 %; on the real series held out, whose rises are real, 7 % of moments instead of 74 %.
 * Half an appeal a day more is within what chance does, whatever is asked of it. The formal rule is not asked for, because
 * a level that stays high no longer grows from week to week, while it is still high.
 */
export function countsInTop({ confidentPercent }: Pick<Assessment, 'confidentPercent'>): boolean {
  return confidentPercent !== null && confidentPercent > 0;
}

/** A problem, and on how many of the days looked at its place in the TOP counted. */
export interface SystemicProblem {
  title: string;
  days: number;
}

/**
 * Of the titles whose place in the TOP of each of the last 14 days counts, the latest day first, those of at least five
 * days; the most frequent first. A problem that a day names twice stood there once. Days whose data are not complete have
 * no TOP and are given as empty. The latest spelling, of the higher place, is what people read.
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
