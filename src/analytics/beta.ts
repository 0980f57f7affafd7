/** Lanczos coefficients for g = 607/128, n = 15 (Godfrey): relative error below 1e-14 for positive arguments. */
const LANCZOS_G = 607 / 128;
const LANCZOS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978,
  0.33994649984811888699e-4, 0.46523628927048575665e-4, -0.98374475304879564677e-4, 0.15808870322491248884e-3,
  -0.21026444172410488319e-3, 0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
] as const;
const HALF_LOG_TWO_PI = 0.91893853320467274178;

/** Largest number of terms of the continued fraction; it needs about √max(a, b) of them. */
const MAX_TERMS = 10_000;
const TERM_PRECISION = 1e-15;
/** Keeps the modified Lentz recurrence away from a division by zero. */
const TINY = 1e-300;
/** Halvings of [0, 1]: enough to reach the spacing of doubles. */
const MAX_HALVINGS = 200;

/** Natural logarithm of the gamma function for `x > 0`. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`log-gamma is taken of a positive number, not of ${x}`);
  const shifted = x - 1;
  const base = shifted + LANCZOS_G + 0.5;
  let sum = LANCZOS[0] as number;
  for (let k = 1; k < LANCZOS.length; k += 1) sum += (LANCZOS[k] as number) / (shifted + k);
  return HALF_LOG_TWO_PI + Math.log(sum) + (shifted + 0.5) * Math.log(base) - base;
}

/**
 * Regularised incomplete beta function I_x(a, b) for `a, b > 0`: the probability that a Beta(a, b) variable is at most `x`.
 * Absolute error below 1e-12 for the counts of a municipality (a + b up to some thousands).
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(a > 0) || !(b > 0)) throw new RangeError(`the beta function needs positive parameters, not ${a} and ${b}`);
  if (Number.isNaN(x)) throw new RangeError('the beta function was asked at NaN');
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  // The fraction converges fast only below the mean; above it the mirrored tail is computed instead.
  if (x < (a + 1) / (a + b + 2)) return (Math.exp(logFront) * continuedFraction(x, a, b)) / a;
  return 1 - (Math.exp(logFront) * continuedFraction(1 - x, b, a)) / b;
}

/** The continued fraction of the incomplete beta function, by the modified method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = awayFromZero(1 - ((a + b) * x) / (a + 1));
  d = 1 / d;
  let value = d;
  for (let m = 1; m <= MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < TERM_PRECISION) return value;
  }
  throw new RangeError(`the beta function did not converge at ${x} for ${a} and ${b}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The quantile of Beta(a, b): `x` with I_x(a, b) = `probability`. Newton's steps kept inside a shrinking bracket, so that
 * it always ends.
 */
export function inverseRegularisedBeta(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  if (probability === 0) return 0;
  if (probability === 1) return 1;
  const logNorm = logGamma(a + b) - logGamma(a) - logGamma(b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < MAX_HALVINGS; step += 1) {
    const miss = regularisedBeta(x, a, b) - probability;
    if (miss === 0) return x;
    if (miss < 0) low = x;
    else high = x;
    const density = Math.exp(logNorm + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const newton = x - miss / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (next === x || high - low <= Number.EPSILON * high) return next;
    x = next;
  }
  return x;
}
