import type { Obligation } from '../../src/domain/obligation.ts';

/** As many ended obligations as the store gives. */
const RECENTLY_ENDED = 40;

/**
 * What the shell would read again of a case: all that is open, the most recently ended, and the newest of each rule. The
 * same list where nothing is forgotten.
 */
export function forgotten(all: Obligation[]): Obligation[] {
  if (all.length <= RECENTLY_ENDED) return all;
  const ended = all.filter(({ state }) => state !== 'open');
  if (ended.length <= RECENTLY_ENDED) return all;
  const recent = new Set(ended.toSorted((one, other) => endOf(other) - endOf(one)).slice(0, RECENTLY_ENDED));
  const newest = new Set(new Map(all.map((one) => [one.rule, one])).values());
  return all.filter((one) => one.state === 'open' || recent.has(one) || newest.has(one));
}

function endOf({ endedAt }: Obligation): number {
  return endedAt?.getTime() ?? 0;
}
