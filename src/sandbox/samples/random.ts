/** Numbers in [0, 1) that are always the same for the same seed words. */
export type Random = () => number;

/** mulberry32 over an FNV-1a hash of the words: short, and good enough for sample rows. */
export function randomOf(...words: (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const letter of words.join('|')) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A Poisson count. Knuth's product is enough for means below a few hundred. */
export function poisson(mean: number, random: Random): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

export function pick<T>(from: readonly [T, ...T[]], random: Random): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

/** Picks by weight. */
export function pickWeighted<T extends { weight: number }>(from: readonly [T, ...T[]], random: Random): T {
  let left = random() * from.reduce((sum, one) => sum + one.weight, 0);
  return from.find((one) => (left -= one.weight) < 0) ?? from[0];
}
