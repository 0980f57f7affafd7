/** A fraction of whole numbers. */
interface Rational {
  over: bigint;
  under: bigint;
}

/** Digits kept when an exact fraction becomes a number. */
const SCALE = 10n ** 40n;
const MANTISSA_BITS = 1074;

/** The fraction that a double is, exactly. For numbers between 0 and 1. */
export function rationalOf(value: number): Rational {
  let scaled = value;
  let bits = 0;
  while (!Number.isInteger(scaled) && bits < MANTISSA_BITS) {
    scaled *= 2;
    bits += 1;
  }
  return { over: BigInt(scaled), under: 1n << BigInt(bits) };
}

/** P(at least `k` of `n` succeed), summed in whole numbers: I_x(k, n − k + 1) without any approximation. */
export function binomialTail(k: number, n: number, { over, under }: Rational): number {
  const failure = under - over;
  // The last term first; each of the others from the one after it, the powers of the failure multiplied in on the way.
  let ways = 1n;
  let successes = over ** BigInt(n);
  let failures = 1n;
  let sum = 0n;
  for (let i = n; i >= k; i -= 1) {
    sum += ways * successes * failures;
    ways = (ways * BigInt(i)) / BigInt(n - i + 1);
    successes /= over;
    failures *= failure;
  }
  return Number((sum * SCALE) / under ** BigInt(n)) / Number(SCALE);
}
