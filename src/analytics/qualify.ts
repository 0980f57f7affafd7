import type { Tier } from '../domain/rise.ts';
import { inverseRegularisedBeta, regularisedBeta } from './beta.ts';
import { formalGrowth } from './growth.ts';

/** The null hypothesis is "true growth ≤ 10 %": ρ of the test. */
const NULL_GROWTH_RATIO = 1.1;
/** Fewer appeals than this never qualify, whatever the previous count was. */
const SMALLEST_COUNT = 3;
/** One minus the level of the lower bound. */
const BOUND_PROBABILITY = 0.05;

/** p below which a rise is at least of the tier; from the strongest. */
const TIER_LIMITS: readonly { tier: Tier; below: number }[] = [
  { tier: 'critical', below: 0.001 },
  { tier: 'incident', below: 0.005 },
  { tier: 'attention', below: 0.05 },
];

/** Two counts compared: the letter of the regulation and what can honestly be said. */
export interface Assessment {
  growthPercent: number | null;
  /** One-sided p of "true growth ≤ 10 %"; 1 when there are fewer than three appeals. */
  p: number;
  /** L: lower 95 % bound of the growth ratio X/P; 0 when there is nothing now. */
  lowerBound: number;
  /** (L − 1)·100 in whole per cents, rounded down: «не менее» must stay true. null when there is nothing to compare. */
  confidentPercent: number | null;
  tier: Tier;
}

/**
 * Exact conditional Poisson comparison of two equal periods (C-test of Przyborowski & Wilenski): L > 1.1 ⟺ p < 0.05.
 * A tier above `none` needs the formal rule at `thresholdPercent` to fire first: statistics never replaces the law.
 */
export function assessCounts(current: number, previous: number, thresholdPercent: number): Assessment {
  const growth = formalGrowth(current, previous, thresholdPercent);
  const p = pOfGrowth(current, previous);
  const lowerBound = lowerBoundOfGrowth(current, previous);
  return {
    growthPercent: growth.percent,
    p,
    lowerBound,
    confidentPercent: current > 0 ? Math.floor((lowerBound - 1) * 100) : null,
    tier: growth.fires ? tierOf(p) : 'none',
  };
}

/** p = I_{ρ/(ρ+1)}(X, P + 1). */
function pOfGrowth(current: number, previous: number): number {
  if (current < SMALLEST_COUNT) return 1;
  return regularisedBeta(NULL_GROWTH_RATIO / (NULL_GROWTH_RATIO + 1), current, previous + 1);
}

/** L = q/(1 − q), q the 5 % quantile of Beta(X, P + 1). */
function lowerBoundOfGrowth(current: number, previous: number): number {
  if (current === 0) return 0;
  const q = inverseRegularisedBeta(BOUND_PROBABILITY, current, previous + 1);
  return q / (1 - q);
}

/** Tier of a rise for which the formal rule has fired. */
function tierOf(p: number): Tier {
  return TIER_LIMITS.find((limit) => p < limit.below)?.tier ?? 'formal';
}
