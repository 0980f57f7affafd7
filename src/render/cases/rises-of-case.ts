import type { CaseFacts } from '../../domain/case.ts';
import { tierRank, type Rise } from '../../domain/rise.ts';

/** What the data say of a case, each watched series once, as its newest figures stand. */
interface RisesOfCase {
  /** The rise the card speaks of; null for a case opened by hand: its reason stands there. */
  lead: Rise | null;
  /** The rise that opened the case, where another one has grown worse. */
  opening: Rise | null;
  /** Rises of other series, the biggest first: of the newest day any of them was heard on. */
  others: Rise[];
}

/**
 * A case speaks of its worst rise; where its own is as bad as any, of its own. Of another day than the newest a rise is not
 * worse, only older: what newer data do not show leads no card.
 */
export function risesOfCase({ rise, joined }: Pick<CaseFacts, 'rise' | 'joined'>): RisesOfCase {
  const rises = newestOf([...(rise ? [rise] : []), ...joined], rise?.series ?? null)
    .toReversed()
    .toSorted(biggestFirst);
  const [worst] = ofNewestDay(rises);
  const own = rises.find(({ series }) => series === rise?.series) ?? null;
  if (own === null || worst === undefined) return { lead: null, opening: null, others: ofNewestDay(rises) };
  const isOwn = own.day >= worst.day && tierRank(own.tier) === tierRank(worst.tier);
  const lead = isOwn ? own : worst;
  const others = rises.filter((one) => one !== lead && one !== own);
  return { lead, opening: isOwn ? null : own, others: ofNewestDay(others) };
}

/** Those whose figures are the newest: the others are of series that newer data do not show any more. */
function ofNewestDay(rises: readonly Rise[]): Rise[] {
  return rises.filter(({ day }) => rises.every((other) => other.day <= day));
}

/** Of each series the rise heard last; one that is over is none, save that which opened the case: its fall is said by itself. */
function newestOf(heard: readonly Rise[], opening: string | null): Rise[] {
  const kept = heard.filter(({ series, tier }) => tier !== 'none' || series !== opening);
  const newest = new Map(kept.map((one) => [one.series, one]));
  return [...newest.values()].filter(({ tier }) => tier !== 'none');
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
