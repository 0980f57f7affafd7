import type { Assessment } from './qualify.ts';

/** One candidate of the TOP: its counts in both periods, how they compare, and what its daily series says if there is one. */
export interface Problem extends Assessment {
  title: string;
  current: number;
  previous: number;
}

/** So many problems are the TOP of a day. */
export const TOP_SIZE = 7;

/**
 * «ТОП по индексу роста» (Khimki 2.2, Ruza 2.5): ranked by the lower bound L, so that 1 → 3 does not head the list; ties
 * by excess over what it is compared with, then by title, so that the order never depends on the order of rows. Problems without appeals in the
 * reporting period have no index of growth and are left out.
 */
export function rankProblems<P extends Problem>(problems: readonly P[]): P[] {
  return problems
    .filter((problem) => problem.current > 0)
    .toSorted((a, b) => b.lowerBound - a.lowerBound || b.excess - a.excess || a.title.localeCompare(b.title, 'ru'));
}
