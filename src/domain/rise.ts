import type { LocalDate } from './calendar.ts';
import type { EventNote } from './event-note.ts';

/** From the weakest to the strongest: see `analytics/qualify.ts`. `none` is no rise at all. */
export const TIERS = ['none', 'formal', 'attention', 'incident', 'critical'] as const;
export type Tier = (typeof TIERS)[number];

/** One watched series (a direction, a category or a subcategory of a book) compared between two periods. */
export interface Rise {
  /** Stable id of the series within its regulation, e.g. `direction:энергетика`. */
  series: string;
  /** What people read. */
  title: string;
  /** The last complete day: a week that counts by the calendar may have ended before it. */
  day: LocalDate;
  /** Days in each period. */
  days: number;
  /** Count of the reporting period. */
  current: number;
  /** Count of the previous reporting period. */
  previous: number;
  /** (X/P − 1)·100; null means a growth from zero. */
  growthPercent: number | null;
  /** «уверенный рост»: lower 95 % bound of growth, per cent, e.g. 13 for L = 1.13; null when there is nothing to compare. */
  confidentPercent: number | null;
  /** One-sided p of "true growth ≤ 10 %". */
  p: number;
  tier: Tier;
  /** Days that p and the confident growth are of, where the daily series has a history: the last one or three. */
  window?: number;
  /** The day on which the daily series began to alarm, as far as its history tells. */
  since?: LocalDate;
  /** Events that concern the series and of which somebody said that they explain a rise in these days. */
  events?: EventNote[];
  /** The file that showed it was taken back. */
  recalled?: true;
}

/** Position of a tier on the scale, for comparisons. */
export function tierRank(tier: Tier): number {
  return TIERS.indexOf(tier);
}
