import type { Tier } from '../domain/rise.ts';
import { baselineDays, emptyBaseline, emptySums, settle, tally, type Baseline, type Sums } from './baseline.ts';
import { isEnough, lowerBoundOfGrowth, pOfGrowth, qualifiedTier, type Compared } from './growth-test.ts';

/** Days of the windows that end with the day assessed. */
const WINDOWS = [1, 3] as const;
const LONGEST_WINDOW = 3;

/** What the daily series says of its day t: the window of the two that is the less likely. */
export interface DayAssessment extends Compared {
  /** Days of the window. */
  window: (typeof WINDOWS)[number];
  /** Appeals the baseline would make of it: S·e/T. */
  expected: number;
  /** One-sided p of "true growth ≤ 10 %"; 1 when there are fewer than three appeals. */
  p: number;
  /** L: lower 95 % bound of the growth ratio; 0 when there are fewer than three appeals. */
  lowerBound: number;
  /** What p qualifies for, the formal rule aside: `none`, or `attention` and above. */
  tier: Tier;
}

/**
 * Assesses day `t` of a series, the last one unless told. `counts` are appeals a day, every day known, and `kinds` what its
 * days count as (`dayKinds`). null while there are fewer than 28 days before: then two periods are compared instead.
 */
export function assessDay(
  counts: ArrayLike<number>,
  kinds: Uint8Array,
  t: number = counts.length - 1,
): DayAssessment | null {
  let found: DayAssessment | null = null;
  for (const window of WINDOWS) {
    const compared = compareWindow(counts, kinds, t, window);
    const p = compared ? pOfGrowth(compared) : Number.NaN;
    if (!compared || (found && p >= found.p)) continue;
    found = { ...compared, window, p, expected: expectedOf(compared), lowerBound: 0, tier: qualifiedTier(p) ?? 'none' };
  }
  if (found && isEnough(found)) found.lowerBound = lowerBoundOfGrowth(found);
  return found;
}

/** The window of so many days that ends with day `t`, and its baseline; null while there is none. */
export function compareWindow(
  counts: ArrayLike<number>,
  kinds: Uint8Array,
  t: number,
  window: number,
): Compared | null {
  const baseline = baselineEnding(t - window, counts, kinds);
  return baseline.days === 0 ? null : compare(counts, kinds, t, window, baseline);
}

function expectedOf({ baseline, exposure, days }: Compared): number {
  return (baseline * exposure) / days;
}

/** p of each day of a series, in one pass: what alarms are made of. NaN while there is no baseline. */
export function pOfDays(counts: ArrayLike<number>, kinds: Uint8Array): Float64Array {
  const found = new Float64Array(counts.length).fill(Number.NaN);
  const walk = walkBaselines(counts, kinds);
  for (let t = 0; t < counts.length; t += 1) {
    walk.to(t - 1);
    let least = Number.NaN;
    for (const window of WINDOWS) {
      const baseline = walk.endingOn(t - window);
      if (baseline.days === 0) continue;
      const p = pOfGrowth(compare(counts, kinds, t, window, baseline));
      if (!(p >= least)) least = p;
    }
    found[t] = least;
  }
  return found;
}

function compare(
  counts: ArrayLike<number>,
  kinds: Uint8Array,
  t: number,
  window: number,
  { total, days, dispersion, factors }: Baseline,
): Compared {
  let observed = 0;
  let exposure = 0;
  for (let day = t - window + 1; day <= t; day += 1) {
    observed += counts[day] as number;
    exposure += factors[kinds[day] as number] as number;
  }
  return { observed, baseline: total, exposure, days, dispersion };
}

/** The baseline that ends on a day, from scratch. */
function baselineEnding(last: number, counts: ArrayLike<number>, kinds: Uint8Array): Baseline {
  const baseline = emptyBaseline();
  const length = baselineDays(last + 1);
  const sums = emptySums();
  for (let day = last - length + 1; day <= last; day += 1) add(sums, counts, kinds, day, 1);
  settle(baseline, sums, length);
  return baseline;
}

function add(sums: Sums, counts: ArrayLike<number>, kinds: Uint8Array, day: number, sign: 1 | -1): void {
  tally(sums, kinds[day] as number, counts[day] as number, sign);
}

/** Baselines of one day after the other: each day comes in, and those that are too old go out. */
function walkBaselines(counts: ArrayLike<number>, kinds: Uint8Array) {
  const sums = emptySums();
  const kept = Array.from({ length: LONGEST_WINDOW }, emptyBaseline);
  const none = emptyBaseline();
  let first = 0;
  return {
    /** Takes the next day in. */
    to(last: number): void {
      if (last < 0) return;
      add(sums, counts, kinds, last, 1);
      const length = baselineDays(last + 1);
      for (; length > 0 && first <= last - length; first += 1) add(sums, counts, kinds, first, -1);
      // Where the baseline grows from 28 days to 56 the older half comes back.
      for (; first > last - length + 1 && length > 0; first -= 1) add(sums, counts, kinds, first - 1, 1);
      settle(kept[last % LONGEST_WINDOW] as Baseline, sums, length);
    },
    /** The baseline that ends on one of the last three days taken in. */
    endingOn: (last: number): Baseline => (last < 0 ? none : (kept[last % LONGEST_WINDOW] as Baseline)),
  };
}
