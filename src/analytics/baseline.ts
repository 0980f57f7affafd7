const KINDS = 7;
/** T: days of a baseline, and those that must do while history is short. */
const LONG = 56;
const SHORT = 28;
/** Appeals that the weekday factors are smoothed with, over the whole baseline: four for each weekday. */
const SMOOTHING = 28;
/** φ is never below Poisson and never so wide that nothing alarms any more. */
const LEAST_DISPERSION = 1;
const MOST_DISPERSION = 8;

/** What the days before a window say of a series. */
export interface Baseline {
  /** T; 0 when there is not enough history. */
  days: number;
  /** S. */
  total: number;
  /** φ. */
  dispersion: number;
  /** f_d by kind of day: how its mean stands to that of all days. */
  factors: Float64Array;
}

export function emptyBaseline(): Baseline {
  return { days: 0, total: 0, dispersion: LEAST_DISPERSION, factors: new Float64Array(KINDS).fill(1) };
}

/** Appeals of the days of a baseline by kind of day (`dayKinds`): all that is needed of them. Whole numbers, hence exact. */
export interface Sums {
  days: Float64Array;
  counts: Float64Array;
  squares: Float64Array;
}

export function emptySums(): Sums {
  return { days: new Float64Array(KINDS), counts: new Float64Array(KINDS), squares: new Float64Array(KINDS) };
}

/** How many of so many known days make the baseline; 0 when they are too few. */
export function baselineDays(known: number): number {
  if (known >= LONG) return LONG;
  return known >= SHORT ? SHORT : 0;
}

/** Adds a day to the sums (`sign` 1) or takes it away (−1). */
export function tally({ days, counts, squares }: Sums, kind: number, count: number, sign: 1 | -1): void {
  days[kind] = at(days, kind) + sign;
  counts[kind] = at(counts, kind) + sign * count;
  squares[kind] = at(squares, kind) + sign * count * count;
}

/** Writes the baseline that the sums of `days` days make into `into`; 0 days make none. */
export function settle(into: Baseline, sums: Sums, days: number): void {
  into.days = days;
  into.total = 0;
  if (days === 0) return;
  for (let kind = 0; kind < KINDS; kind += 1) into.total += at(sums.counts, kind);
  for (let kind = 0; kind < KINDS; kind += 1) into.factors[kind] = factorOf(sums, kind, into.total, days);
  into.dispersion = dispersionOf(sums, into);
}

/**
 * f_d = 7(S_d + 4)/(S + 28) where each weekday makes a seventh of the baseline. Holidays make more Sundays and fewer
 * Thursdays of it, so means are compared, not sums: after eight days off a Thursday would else look a quarter quieter
 * than it is, and all Thursdays of the next two months would alarm. The factors of all days still add up to T.
 */
function factorOf({ days, counts }: Sums, kind: number, total: number, length: number): number {
  const seen = at(days, kind);
  const perLength = seen === 0 ? total : (length * at(counts, kind)) / seen;
  return (perLength + SMOOTHING) / (total + SMOOTHING);
}

/** φ: Pearson's chi-square of the days against their weekday's mean, by its degrees of freedom; Σ(y − μ)²/μ by kinds. */
function dispersionOf({ days, counts, squares }: Sums, { total, days: length, factors }: Baseline): number {
  if (total === 0) return LEAST_DISPERSION;
  let chiSquare = 0;
  for (let kind = 0; kind < KINDS; kind += 1) {
    const mean = (at(factors, kind) * total) / length;
    chiSquare += at(squares, kind) / mean - 2 * at(counts, kind) + at(days, kind) * mean;
  }
  return Math.min(MOST_DISPERSION, Math.max(LEAST_DISPERSION, chiSquare / (length - KINDS)));
}

/** The arrays have a place for every kind. */
function at(values: Float64Array, kind: number): number {
  return values[kind] as number;
}
