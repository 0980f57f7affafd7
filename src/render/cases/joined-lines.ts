import type { Rise } from '../../domain/rise.ts';
import { CAP, clean } from '../text/clean.ts';
import { riseText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS } from '../text/plural.ts';
import { risesOfCase } from './rises-of-case.ts';
import type { CaseView } from '../view.ts';

/** What the data said beside the rise the card speaks of: the biggest of the other rises, or that its own is over. */
export function joinedLine(view: CaseView): string | null {
  const { others } = risesOfCase(view.case.facts);
  const [biggest] = others;
  if (biggest === undefined || isOver(view)) return fallLine(view);
  return `${joinedWords(others.length)} ${namedRise(biggest)}`;
}

/** «Открыто по росту: Энергетика, 46 против 39: +17,9 %», where another rise has grown worse than the one that opened it. */
export function openingLine({ case: { facts } }: CaseView): string | null {
  const { opening } = risesOfCase(facts);
  return opening === null ? null : `Открыто по росту: ${namedRise(opening)}`;
}

/** «Отсутствие электроэнергии, 57 против 12: +375 %; уверенный рост не менее +150 %» */
export function namedRise(rise: Rise): string {
  return `${clean(rise.title, CAP.title)}, ${riseText(rise)}`;
}

/** «По данным рост прекратился: 20 против 21»; null while it goes on, or when something has grown since. */
export function fallLine(view: CaseView): string | null {
  const latest = view.case.facts.joined.at(-1);
  if (latest === undefined || !isOver(view)) return null;
  return `По данным рост прекратился: ${number(latest.current)} против ${number(latest.previous)}`;
}

function isOver({ case: { facts } }: CaseView): boolean {
  const latest = facts.joined.at(-1);
  return latest !== undefined && isFall(latest);
}

/** Noted as a fact of the case as well: it is no rise, and is not counted among them. */
function isFall({ tier }: Rise): boolean {
  return tier === 'none';
}

function joinedWords(count: number): string {
  return count === 1 ? 'Присоединён рост:' : `Присоединено: ${counted(count, FORMS.rise)}; самый сильный —`;
}
