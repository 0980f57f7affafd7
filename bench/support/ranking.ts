import { assessDay } from '../../src/analytics/assess-days.ts';
import { assessCounts, assessWithHistory } from '../../src/analytics/qualify.ts';
import { rankProblems, type Problem } from '../../src/analytics/top-problems.ts';
import type { RealSeries } from './boston.ts';
import { below } from './random.ts';
import { HISTORY, meanBefore, type Surge } from './surges.ts';

const SURGES_AT_ONCE = 3;
const TOP = 5;
const WEEK = 7;

/** How a day is ranked: the titles of all series, the first is the top. */
export type Ranking = (series: readonly RealSeries[], kinds: Uint8Array, t: number) => string[];

/** By L of the daily series, as the digest does. */
export const BY_LOWER_BOUND: Ranking = (series, kinds, t) =>
  rankProblems(
    series.map(({ name, counts }): Problem => {
      const [current, previous] = weeks(counts, t);
      return {
        title: name,
        current,
        previous,
        ...assessWithHistory(current, previous, 10, assessDay(counts, kinds, t)),
      };
    }),
  ).map(({ title }) => title);

/** By the bare growth of seven days, growth from zero first. */
export const BY_BARE_GROWTH: Ranking = (series, _kinds, t) =>
  series
    .map(({ name, counts }) => ({ name, growth: assessCounts(...weeks(counts, t), 10).growthPercent ?? Infinity }))
    .toSorted((a, b) => b.growth - a.growth || a.name.localeCompare(b.name))
    .map(({ name }) => name);

function weeks(counts: readonly number[], t: number): [number, number] {
  const week = (last: number) => counts.slice(last - WEEK + 1, last + 1).reduce((sum, count) => sum + count, 0);
  return [week(t), week(t - WEEK)];
}

/** The share of three surges at once that the TOP 5 of all series names on their last day; they hit series of `hit`. */
export function recallOfTop(
  { all, hit, kinds }: { all: readonly RealSeries[]; hit: readonly RealSeries[]; kinds: Uint8Array },
  { surge, ranking }: { surge: Surge; ranking: Ranking },
  trials: number,
  random: () => number,
): number {
  let found = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const from = HISTORY + below(kinds.length - HISTORY - surge.days, random);
    const chosen = choose(
      hit.filter(({ counts }) => surge.suits(meanBefore(counts, from))),
      random,
    );
    const surged = all.map((one) =>
      chosen.has(one.name) ? { ...one, counts: injected(one.counts, surge, from) } : one,
    );
    const top = ranking(surged, kinds, from + surge.days - 1).slice(0, TOP);
    found += top.filter((name) => chosen.has(name)).length;
  }
  return found / (trials * SURGES_AT_ONCE);
}

function choose(candidates: readonly RealSeries[], random: () => number): Set<string> {
  if (candidates.length < SURGES_AT_ONCE) throw new Error(`only ${candidates.length} series suit the surge`);
  const chosen = new Set<string>();
  while (chosen.size < SURGES_AT_ONCE) chosen.add((candidates[below(candidates.length, random)] as RealSeries).name);
  return chosen;
}

function injected(counts: readonly number[], surge: Surge, from: number): number[] {
  const copy = [...counts];
  surge.inject(copy, from);
  return copy;
}
