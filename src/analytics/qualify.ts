import type { Tier } from '../domain/rise.ts';
import type { DayAssessment } from './assess-days.ts';
import { formalGrowth } from './growth.ts';
import { confidentPercentOf, lowerBoundOfGrowth, pOfGrowth, qualifiedTier } from './growth-test.ts';

/** Two numbers, never merged: the letter of the regulation, and what can honestly be said. */
export interface Assessment {
  growthPercent: number | null;
  /** One-sided p of "true growth ≤ 10 %"; 1 when there are fewer than three appeals. */
  p: number;
  /** L: lower 95 % bound of the growth ratio; 0 when there is nothing now. */
  lowerBound: number;
  /** (L − 1)·100 in whole per cents, rounded down: «не менее» must stay true. null when there is nothing to compare. */
  confidentPercent: number | null;
  /** Appeals more than what they are compared with would make. */
  excess: number;
  tier: Tier;
}

/**
 * Exact conditional Poisson comparison of two equal periods (C-test of Przyborowski & Wilenski): L > 1.1 ⟺ p < 0.05.
 * A tier above `none` needs the formal rule at `thresholdPercent` to fire first: two periods have no other law.
 */
export function assessCounts(current: number, previous: number, thresholdPercent: number): Assessment {
  const compared = { observed: current, baseline: previous, exposure: 1, days: 1, dispersion: 1 };
  const growth = formalGrowth(current, previous, thresholdPercent);
  const p = pOfGrowth(compared);
  const lowerBound = lowerBoundOfGrowth(compared);
  return {
    growthPercent: growth.percent,
    p,
    lowerBound,
    confidentPercent: confidentPercentOf(lowerBound),
    excess: current - previous,
    tier: growth.fires ? (qualifiedTier(p) ?? 'formal') : 'none',
  };
}

/**
 * The formal growth of two periods beside what the daily series says of its last day (`assessDay`). p alone makes a tier
 * from `attention` on; below it the formal rule makes `formal`. Without history (null) the two periods are all there is.
 */
export function assessWithHistory(
  current: number,
  previous: number,
  thresholdPercent: number,
  day: DayAssessment | null,
): Assessment {
  if (!day) return assessCounts(current, previous, thresholdPercent);
  const growth = formalGrowth(current, previous, thresholdPercent);
  return {
    growthPercent: growth.percent,
    p: day.p,
    lowerBound: day.lowerBound,
    confidentPercent: confidentPercentOf(day.lowerBound),
    excess: day.observed - day.expected,
    tier: qualifiedTier(day.p) ?? (growth.fires ? 'formal' : 'none'),
  };
}
