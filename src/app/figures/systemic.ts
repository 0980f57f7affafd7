import { reportingPeriods } from '../../analytics/periods.ts';
import { systemicOf, SYSTEMIC_LOOKS_AT_DAYS, type SystemicProblem } from '../../analytics/systemic.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import { knowsBoth, type History } from './history.ts';
import { certainTitles, type topsOf } from './top.ts';

/** Problems that stood in the TOP of many of the last days with certain growth, and for which none of these cases is an open roadmap. */
export function systemicWithout(
  open: readonly Pick<Case, 'kind' | 'facts' | 'drill'>[],
  { emergency }: Book,
  history: History,
  topOf: ReturnType<typeof topsOf>,
): SystemicProblem[] {
  const planned = open.filter(({ kind, drill }) => kind === 'roadmap' && !drill).map(({ facts }) => fold(facts.title));
  const tops = Array.from({ length: SYSTEMIC_LOOKS_AT_DAYS }, (_, back) => {
    const periods = reportingPeriods(emergency.period, addDays(history.to, -back));
    return knowsBoth(history, periods) ? certainTitles(topOf(periods)) : [];
  });
  return systemicOf(tops).filter(({ title }) => !planned.includes(fold(title)));
}
