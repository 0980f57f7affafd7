import type { Boston, RealSeries } from './boston.ts';
import type { Detector } from './detectors.ts';
import { below } from './random.ts';

/** Days of a window in which a surge is to be found, from its first one. */
const FOUND_WITHIN = 3;
/** Days before the first surge: every rule has its baseline by then. */
export const HISTORY = 56;
/** Where to give up looking for a place for a surge. */
const PLACES_TRIED = 10_000;

/** What is done to a series from a day on, and to which base. */
export interface Surge {
  title: string;
  /** Whether the mean of the 56 days before is one it is meant for. */
  suits: (mean: number) => boolean;
  /** Days it lasts. */
  days: number;
  inject: (counts: number[], from: number) => void;
}

export const TRIPLED: Surge = {
  title: '×3 for three days, base ≥ 3 a day',
  suits: (mean) => mean >= 3,
  days: 3,
  inject: (counts, from) => {
    for (let day = from; day < from + 3; day += 1) counts[day] = (counts[day] ?? 0) * 3;
  },
};

export const TEN_MORE: Surge = {
  title: '+10 in two days, base < 1 a day',
  suits: (mean) => mean < 1,
  days: 2,
  inject: (counts, from) => {
    for (let day = from; day < from + 2; day += 1) counts[day] = (counts[day] ?? 0) + 5;
  },
};

export const TRIPLED_ANYWHERE: Surge = { ...TRIPLED, title: '×3 for three days, any base', suits: () => true };

export const NOTHING: Surge = { title: 'nothing', suits: () => true, days: 0, inject: () => undefined };

/** What a rule found of the surges of one kind. */
export interface Found {
  /** Probability of detection: the share it found within three days of their first one. */
  pod: number;
  /** Days from the first one to the alarm, added up over those it found, of how many. */
  delays: { sum: number; of: number };
}

/** Injects so many surges, one at a time, at random days of random series that suit it. */
export function findSurges(
  boston: Boston,
  surge: Surge,
  detector: Detector,
  trials: number,
  random: () => number,
): Found {
  const delays = { sum: 0, of: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    const { counts, from } = place(boston, surge, random);
    surge.inject(counts, from);
    const delay = firstDelay((t) => detector.alarmsOn(counts, boston.kinds, t), from);
    if (delay === null) continue;
    delays.of += 1;
    delays.sum += delay;
  }
  return { pod: delays.of / trials, delays };
}

function firstDelay(alarmsOn: (t: number) => boolean, from: number): number | null {
  for (let delay = 0; delay < FOUND_WITHIN; delay += 1) if (alarmsOn(from + delay)) return delay;
  return null;
}

/** A series and a day of it that suit a surge. */
function place({ series }: Boston, { suits }: Surge, random: () => number): { counts: number[]; from: number } {
  const days = (series[0]?.counts.length ?? 0) - HISTORY - FOUND_WITHIN;
  for (let tried = 0; tried < PLACES_TRIED; tried += 1) {
    const { counts } = series[below(series.length, random)] as RealSeries;
    const from = HISTORY + below(days, random);
    if (suits(meanBefore(counts, from))) return { counts: [...counts], from };
  }
  throw new Error(`no series suits the surge in ${PLACES_TRIED} tries`);
}

/** Appeals a day in the 56 days before a day. */
export function meanBefore(counts: readonly number[], day: number): number {
  return counts.slice(day - HISTORY, day).reduce((sum, count) => sum + count, 0) / HISTORY;
}

/** Incidents a series-year of what really happened. */
export function incidentsPerYear({ series, kinds }: Boston, detector: Detector): number {
  const spans = series.flatMap(({ counts }) =>
    detector.incidents(counts, kinds).filter(({ openedOn }) => openedOn >= HISTORY),
  );
  const days = series.reduce((sum, { counts }) => sum + counts.length - HISTORY, 0);
  return (spans.length * 365) / days;
}

/** Days of alarm a series-year. */
export function alarmDaysPerYear({ series, kinds }: Boston, detector: Detector): number {
  const on = series.flatMap(({ counts }) => counts.map((_, t) => t >= HISTORY && detector.alarmsOn(counts, kinds, t)));
  return (on.filter(Boolean).length * 365) / (on.length - series.length * HISTORY);
}
