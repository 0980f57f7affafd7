import { TOP_SIZE } from '../../analytics/top-problems.ts';
import { reportingPeriods } from '../../analytics/periods.ts';
import { addDays, type LocalDate } from '../../domain/calendar.ts';
import { isComplete } from '../../domain/coverage.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import { countByDay, readCoverage } from '../../store/appeals.ts';
import { listOpenCases } from '../../store/cases.ts';
import type { Tx } from '../../store/database.ts';
import { withSeriesNames } from '../figures/series-names.ts';
import { topOfDay } from '../figures/top.ts';
import type { DataOf, Wanted } from './wanted.ts';

/** A problem is systemic that was in the TOP on so many of so many days (interpretation of Khimki 2.6, Ruza 2.9). */
const SYSTEMIC_FROM = 5;
const LOOKED_AT = 14;

/** Systemic problems for which nobody has set a roadmap, the most frequent first. */
export async function systemicProblems(
  tx: Tx,
  { snapshot: { book } }: Pick<Wanted, 'snapshot'>,
): Promise<DataOf<'systemic'>> {
  const planned = (await listOpenCases(tx, book.id, ['roadmap'])).map(({ facts }) => fold(facts.title));
  const problems = [...(await topsByTitle(tx, book))]
    .filter(([key, { days }]) => days >= SYSTEMIC_FROM && !planned.includes(key))
    .map(([, problem]) => problem)
    .toSorted((a, b) => b.days - a.days || a.title.localeCompare(b.title, 'ru'));
  return { draft: 'systemic', problems };
}

/** On how many of the last days each problem stood in the TOP. A day whose periods are not complete has none. */
async function topsByTitle(tx: Tx, book: Book): Promise<Map<string, { title: string; days: number }>> {
  const found = new Map<string, { title: string; days: number }>();
  const { id: district, timezone } = book.district;
  const coverage = await readCoverage(tx, district, timezone);
  const last = coverage.at(-1)?.to;
  if (last === undefined) return found;
  const ending = Array.from({ length: LOOKED_AT }, (_, back) => addDays(last, -back));
  const periodsOf = (day: LocalDate) => reportingPeriods(book.emergency.period, day);
  const from = periodsOf(ending.at(-1) ?? last).previousFrom;
  const counts = await countByDay(tx, { district, from, to: last });
  const named = await withSeriesNames(tx, book);
  for (const periods of ending.map(periodsOf)) {
    const { previousFrom, to } = periods;
    if (!isComplete(coverage, previousFrom, periods.previousTo) || !isComplete(coverage, periods.from, to)) continue;
    const within = counts.filter(({ day }) => day >= previousFrom && day <= to);
    for (const { title } of topOfDay(named, within, periods).slice(0, TOP_SIZE)) {
      const known = found.get(fold(title));
      found.set(fold(title), { title: known?.title ?? title, days: (known?.days ?? 0) + 1 });
    }
  }
  return found;
}
