/** Growth by the letter of the regulation. `percent` null: there was nothing before and there is something now. */
export interface Growth {
  /** (X/P − 1)·100; null means «рост с нуля». 0 when both counts are zero. */
  percent: number | null;
  /** True when the growth is over the threshold, strictly, or starts from zero. */
  fires: boolean;
}

/**
 * The formal rule (Khimki 1.2, 3.1; Ruza 1.3): growth between the reporting period and the previous one, fires strictly
 * above `thresholdPercent`. Compared in whole numbers where the threshold is whole, so that exactly 10 % never fires by
 * a rounding error.
 */
export function formalGrowth(current: number, previous: number, thresholdPercent: number): Growth {
  if (previous === 0) return { percent: current === 0 ? 0 : null, fires: current > 0 };
  return {
    percent: ((current - previous) / previous) * 100,
    fires: (current - previous) * 100 > thresholdPercent * previous,
  };
}
