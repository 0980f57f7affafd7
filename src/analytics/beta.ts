import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';

/*
 * @stdlib's port of Boost: against 40-digit values at 570 arguments of this statistic its absolute error is at most
 * 3e-14, that of jstat 5e-8. It answers NaN to what it cannot take; here that is an error, because every comparison
 * with NaN is false and an alarm would be lost in silence.
 */

/**
 * Regularised incomplete beta function I_x(a, b) for `a, b > 0`: the probability that a Beta(a, b) variable is at most `x`.
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`the beta function needs positive parameters, not ${a} and ${b}`);
  if (Number.isNaN(x)) throw new RangeError('the beta function was asked at NaN');
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return betainc(x, a, b);
}

/** The quantile of Beta(a, b): `x` with I_x(a, b) = `probability`. */
export function inverseRegularisedBeta(probability: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`the beta function needs positive parameters, not ${a} and ${b}`);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  return betaincinv(probability, a, b);
}
