import type { Tier } from '../domain/rise.ts';
import { inverseRegularisedBeta, regularisedBeta } from './beta.ts';

/** The null hypothesis is "true growth ≤ 10 %": ρ of the test. */
const NULL_GROWTH_RATIO = 1.1;
/** Fewer appeals than this never qualify, whatever there was before. */
const SMALLEST_COUNT = 3;
/** One minus the level of the lower bound. */
const BOUND_PROBABILITY = 0.05;

/** p below which an alarm opens: that of an incident. */
export const OPENS_BELOW = 0.005;

/** p below which the data qualify for a tier; from the strongest. */
const TIER_LIMITS: readonly { tier: Tier; below: number }[] = [
  { tier: 'critical', below: 0.001 },
  { tier: 'incident', below: OPENS_BELOW },
  { tier: 'attention', below: 0.05 },
];

/** What is compared: appeals of a window, and of a baseline of so many days. */
export interface Compared {
  /** X: appeals in the window. */
  observed: number;
  /** S: appeals in the baseline. */
  baseline: number;
  /** e: the window in mean days of the baseline. */
  exposure: number;
  /** T: days of the baseline. */
  days: number;
  /** φ ≥ 1: how much wider than Poisson the series varies. */
  dispersion: number;
}

/** Whether there are enough appeals in a window for a growth to mean anything. */
export function isEnough({ observed }: Compared): boolean {
  return observed >= SMALLEST_COUNT;
}

/**
 * Exact conditional Poisson test (C-test of Przyborowski & Wilenski 1940; Krishnamoorthy & Thomson 2004) of "true growth
 * ≤ 10 %": p = I_{ρe/(ρe+T)}(X/φ, S/φ + 1); 1 when there are fewer than three appeals.
 */
export function pOfGrowth(compared: Compared): number {
  if (!isEnough(compared)) return 1;
  const { observed, baseline, exposure, days, dispersion } = compared;
  const share = (NULL_GROWTH_RATIO * exposure) / (NULL_GROWTH_RATIO * exposure + days);
  return regularisedBeta(share, observed / dispersion, baseline / dispersion + 1);
}

/**
 * L, «уверенный рост»: the lower 95 % bound of the growth ratio, q/(1 − q)·T/e with q the 5 % quantile of
 * Beta(X/φ, S/φ + 1). Where there are three appeals, L > 1.1 ⟺ p < 0.05. 0 when there is nothing now.
 */
export function lowerBoundOfGrowth({ observed, baseline, exposure, days, dispersion }: Compared): number {
  if (observed === 0) return 0;
  const q = inverseRegularisedBeta(BOUND_PROBABILITY, observed / dispersion, baseline / dispersion + 1);
  return ((q / (1 - q)) * days) / exposure;
}

/** (L − 1)·100 in whole per cents, rounded down: «не менее» must stay true. null when there is no bound. */
export function confidentPercentOf(lowerBound: number): number | null {
  return lowerBound > 0 ? Math.floor((lowerBound - 1) * 100) : null;
}

/** The tier that p qualifies for; `null` when it qualifies for none. */
export function qualifiedTier(p: number): Tier | null {
  return TIER_LIMITS.find((limit) => p < limit.below)?.tier ?? null;
}
