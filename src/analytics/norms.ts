/** The norm is of eight weeks; half of them must be known. */
const NORM_DAYS = 56;
const NORM_DAYS_AT_LEAST = 28;

/**
 * The norm of a day: the mean of the days of its kind (`dayKinds`) among the eight weeks before it, `at` being its place
 * among `counts`. Days that are not known take no part in it; null while they are too many.
 */
export function normOf(
  counts: ArrayLike<number>,
  kinds: Uint8Array,
  at: number,
  isKnown: (at: number) => boolean,
): number | null {
  let known = 0;
  let same = 0;
  let total = 0;
  for (let before = Math.max(0, at - NORM_DAYS); before < at; before += 1) {
    if (!isKnown(before)) continue;
    known += 1;
    if (kinds[before] !== kinds[at]) continue;
    same += 1;
    total += counts[before] ?? 0;
  }
  return known < NORM_DAYS_AT_LEAST || same === 0 ? null : total / same;
}
