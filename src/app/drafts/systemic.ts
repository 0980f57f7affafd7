import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { readComplete, readHistory } from '../figures/history.ts';
import { withSeriesNames } from '../figures/series-names.ts';
import { systemicWithout } from '../figures/systemic.ts';
import { topsOf } from '../figures/top.ts';
import type { DataOf, Wanted } from './wanted.ts';

/** Systemic problems for which nobody has set a roadmap, the most frequent first. */
export async function systemicProblems(
  tx: Tx,
  { snapshot: { book, isWorkingDay } }: { snapshot: Pick<Wanted['snapshot'], 'book' | 'isWorkingDay'> },
): Promise<DataOf<'systemic'>> {
  const complete = await readComplete(tx, book);
  const to = complete.at(-1)?.to;
  if (to === undefined) return { draft: 'systemic', problems: [] };
  const named = await withSeriesNames(tx, book);
  const history = await readHistory(tx, named, { to, complete, isWorkingDay });
  const topOf = topsOf(named, history);
  const roadmaps = await listOpenCases(tx, book.id, ['roadmap']);
  return { draft: 'systemic', problems: systemicWithout(roadmaps, book, history, topOf) };
}
