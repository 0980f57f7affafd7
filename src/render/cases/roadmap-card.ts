import type { RichText } from '../../domain/message.ts';
import { closedLine, figures, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { CAP, clean } from '../text/clean.ts';
import { entryLines } from './entry-lines.ts';
import { measureLines, placed } from './measure-lines.ts';
import { debtLine, isOverdue, measureOf, openDebts } from '../owed.ts';
import { holderName, holds } from '../posts.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** A roadmap: its goal, its actions with their posts and terms, what is owed by the reader. Outside: the reader's own actions. */
export function roadmapBody(view: CaseView, audience: Audience): RichText {
  const closed = closedLine(view, audience);
  const own = placed(view).filter(({ measure }) => measure.post !== null && holds(audience, measure.post));
  return paragraphs(
    lines(
      bold(`${stateSign(view, audience)} ${caseTitle(view)}`),
      placeLine(view),
      closed === null ? null : bold(closed),
    ),
    lines(rich('Цель: ', figures(view)), setterLine(view, audience)),
    measureLines(view, audience.external ? own : placed(view)),
    owedLines(view, audience),
    audience.external ? null : entryLines(view, audience),
  );
}

function setterLine(view: CaseView, audience: Audience): string | null {
  const { facts } = view.case;
  if (facts.from === null) return null;
  const name = audience.external ? '' : clean(facts.from.name, CAP.name);
  return `Утвердил: ${holderName(view, facts.from.post)}${name === '' ? '' : `, ${name}`}`;
}

/** The reader's own debts, and inside the house whatever is overdue. */
function owedLines(view: CaseView, audience: Audience): RichText | null {
  const debts = openDebts(view).filter(
    (debt) => holds(audience, debt.debtor) || (!audience.external && isOverdue(view, debt)),
  );
  const actions = debts.filter((debt) => measureOf(view, debt) !== null);
  if (actions.length === 0) return null;
  return lines(
    bold('Сроки'),
    ...actions.map((debt) =>
      rich('• ', sentence(debtLine(view, debt, audience)), isOverdue(view, debt) ? ', просрочено' : ''),
    ),
  );
}
