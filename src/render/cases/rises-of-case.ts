import type { CaseFacts } from '../../domain/case.ts';
import { tierRank, type Rise } from '../../domain/rise.ts';

/** What the data say of a case, each watched series once, as its newest figures stand. */
interface RisesOfCase {
  /** The rise the card speaks of; null for a case opened by hand: its reason stands there. */
  lead: Rise | null;
  /** The rise that opened the case, where another one has grown worse. */
  opening: Rise | null;
  /** Rises of other series, the biggest first. */
  others: Rise[];
}

/** A case speaks of its worst rise; where its own is as bad as any, of its own. */
export function risesOfCase({ rise, joined }: Pick<CaseFacts, 'rise' | 'joined'>): RisesOfCase {
  const rises = newestOf([...(rise ? [rise] : []), ...joined])
    .toReversed()
    .toSorted(biggestFirst);
  const [worst] = rises;
  const own = rises.find(({ series }) => series === rise?.series) ?? null;
  if (own === null || worst === undefined) return { lead: null, opening: null, others: rises };
  const isOwn = tierRank(own.tier) === tierRank(worst.tier);
  const lead = isOwn ? own : worst;
  return { lead, opening: isOwn ? null : own, others: rises.filter((one) => one !== lead && one !== own) };
}

/** Of each series what was heard last. That one is over is no rise, and is said by itself. */
function newestOf(heard: readonly Rise[]): Rise[] {
  const rises = heard.filter(({ tier }) => tier !== 'none');
  return [...new Map(rises.map((one) => [one.series, one])).values()];
}

/** The higher tier, then what is surer to have grown, then the greater excess; of alike ones the later heard, which is the narrower. */
function biggestFirst(one: Rise, other: Rise): number {
  return (
    tierRank(other.tier) - tierRank(one.tier) ||
    sureGrowth(other) - sureGrowth(one) ||
    other.current - other.previous - (one.current - one.previous)
  );
}

/** With nothing to compare it is sure of no growth, however far below zero the others are. */
function sureGrowth({ confidentPercent }: Rise): number {
  return confidentPercent ?? Number.MIN_SAFE_INTEGER;
}
