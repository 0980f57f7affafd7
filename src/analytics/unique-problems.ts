import { fold } from '../domain/fold.ts';
import { addressKey, type Place } from './addresses.ts';

/** Appeals about one thing in one place. */
export interface PlacedCount extends Place {
  /** The deepest place of the hierarchy the export names: the fact, otherwise the subcategory, otherwise the category. */
  problem: string;
  count: number;
}

/** How many problems so many appeals are about. */
export interface UniqueProblems {
  appeals: number;
  problems: number;
}

/**
 * Several appeals about one address and one fact are one problem. Appeals without an address cannot be told apart from
 * different problems, so each is one of its own: what is not known is not merged.
 */
export function uniqueProblems(counts: readonly PlacedCount[]): UniqueProblems {
  const known = new Set<string>();
  let appeals = 0;
  let placeless = 0;
  for (const row of counts) {
    if (row.count <= 0) continue;
    appeals += row.count;
    const address = addressKey(row);
    if (address === null) placeless += row.count;
    else known.add(`${address}|${fold(row.problem)}`);
  }
  return { appeals, problems: known.size + placeless };
}
