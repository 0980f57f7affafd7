import { reportingPeriods } from '../../analytics/periods.ts';
import type { Rise } from '../../domain/rise.ts';
import { CAP, clean } from '../text/clean.ts';
import { periodText } from '../text/dates.ts';
import { riseText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { risesOfCase } from './rises-of-case.ts';
import type { CaseView } from '../view.ts';

/** What the data said beside the rise the card speaks of: the biggest of the other rises, or that its own is over. */
export function joinedLine(view: CaseView): string | null {
  const { others } = risesOfCase(view.case.facts);
  const [biggest] = others;
  if (biggest === undefined || view.case.facts.closingSuggested) return fallLine(view);
  return `${joinedWords(others.length)} ${datedRise(view, biggest)}`;
}

/** «Открыто по росту: Энергетика (12.03–18.03), 46 против 39: +17,9 %», where another rise has grown worse than the one that opened it. */
export function openingLine(view: CaseView): string | null {
  const { opening } = risesOfCase(view.case.facts);
  return opening === null ? null : `Открыто по росту: ${datedRise(view, opening)}`;
}

/** The same with the period it is of: it may be older than what stands above it. */
function datedRise({ book }: CaseView, rise: Rise): string {
  const { from, to } = reportingPeriods(book.emergency.period, rise.day);
  const recalled = rise.recalled === true ? '; данные отозваны' : '';
  return `${clean(rise.title, CAP.title)} (${periodText(from, to)}), ${riseText(rise)}${recalled}`;
}

/** «Отсутствие электроэнергии, 57 против 12: +375 %; уверенный рост не менее +150 %» */
export function namedRise(rise: Rise, threshold?: number): string {
  return `${clean(rise.title, CAP.title)}, ${riseText(rise, threshold)}`;
}

/** «По данным рост прекратился: 20 против 21» of what opened the case; null while anything of the case goes on. */
export function fallLine({ case: { facts } }: CaseView): string | null {
  const latest = facts.joined.findLast(({ series }) => series === facts.rise?.series);
  if (!facts.closingSuggested || latest?.tier !== 'none') return null;
  return `По данным рост прекратился: ${number(latest.current)} против ${number(latest.previous)}`;
}

function joinedWords(count: number): string {
  return count === 1 ? 'Присоединён рост:' : `Присоединено: ${counted(count, FORMS.rise)}; самый сильный —`;
}
