import type { Boston } from './boston.ts';
import type { Detector } from './detectors.ts';
import { BY_BARE_GROWTH, BY_LOWER_BOUND, recallOfTop, type Ranking } from './ranking.ts';
import { seeded } from './random.ts';
import { findSurges, incidentsPerYear, NOTHING, TEN_MORE, TRIPLED, TRIPLED_ANYWHERE } from './surges.ts';

/** What a rule does on some series: the figures that have targets. */
export interface Scores {
  incidents: number;
  podTripled: number;
  podTenMore: number;
  chance: number;
  delayDays: number;
}

/** The targets of the statistic; `least` where more is better. */
export const TARGETS = {
  incidents: { title: 'incidents per series-year', most: 4 },
  podTripled: { title: 'POD ×3, three days, base ≥ 3 a day', least: 0.6 },
  podTenMore: { title: 'POD +10 in two days, base < 1 a day', least: 0.9 },
  chance: { title: 'chance rate of a random 3-day window', most: 0.07 },
  delayDays: { title: 'mean delay of both, days', most: 1.1 },
} as const satisfies Record<keyof Scores, { title: string } & ({ most: number } | { least: number })>;

/** Recall of three surges at once in the TOP 5. */
export const RECALL_LEAST = 0.5;

/** Scores a rule with so many surges of each kind; every rule meets the same ones. */
export function scoresOf(boston: Boston, detector: Detector, trials: number, seed: number): Scores {
  const random = seeded(seed);
  const tripled = findSurges(boston, TRIPLED, detector, trials, random);
  const tenMore = findSurges(boston, TEN_MORE, detector, trials, random);
  const nothing = findSurges(boston, NOTHING, detector, trials, random);
  return {
    incidents: incidentsPerYear(boston, detector),
    podTripled: tripled.pod,
    podTenMore: tenMore.pod,
    chance: nothing.pod,
    delayDays: (tripled.delays.sum + tenMore.delays.sum) / (tripled.delays.of + tenMore.delays.of),
  };
}

/** Recall@5 by L and by the bare growth: surges hit series of `hit`, all series compete. */
export function recallsOf(
  all: Boston,
  hit: Boston,
  trials: number,
  seed: number,
): { byBound: number; byGrowth: number } {
  const series = { all: all.series, hit: hit.series, kinds: all.kinds };
  const recall = (ranking: Ranking) => recallOfTop(series, { surge: TRIPLED_ANYWHERE, ranking }, trials, seeded(seed));
  return { byBound: recall(BY_LOWER_BOUND), byGrowth: recall(BY_BARE_GROWTH) };
}

/** Whether a figure meets its target. */
export function meets(value: number, target: { most: number } | { least: number }): boolean {
  return 'most' in target ? value <= target.most : value >= target.least;
}
