import type { RichText, Screen } from '../../domain/message.ts';
import { LABELS } from '../buttons.ts';
import { inBrackets } from '../text/cite.ts';
import { closedLine, figures, levelLines, ownerLine, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { fit } from '../text/fit.ts';
import { debtsByPost, termLines } from './debt-lines.ts';
import { entryLines, standingLines } from './entry-lines.ts';
import { caseKeyboard } from './keyboard.ts';
import { measureLines } from './measure-lines.ts';
import { acknowledgementDemand } from './acknowledgement-demand.ts';
import { dueText, isMetBy, isOverdue, openDebts } from '../owed.ts';
import { requestBody } from './request-card.ts';
import { assignmentBody } from './assignment-card.ts';
import { roadmapBody } from './roadmap-card.ts';
import { holds, postName } from '../posts.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/**
 * The living card of a case for whoever reads: what is demanded, the figures, who is on it, what is owed by when.
 * The same screen is sent first and edited in place later.
 */
export function renderCard(view: CaseView, audience: Audience): Screen {
  const body = cardBody(view, audience);
  return fit({ ...body, buttons: caseKeyboard(view, audience) });
}

/** The card's text without its buttons, to stand inside a message that speaks of more. `missSaid`: that nobody decided stands above it. */
export function cardBody(view: CaseView, audience: Audience, missSaid = false): RichText {
  switch (view.case.kind) {
    case 'request':
      return requestBody(view, audience);
    case 'assignment':
      return assignmentBody(view, audience);
    case 'roadmap':
      return roadmapBody(view, audience);
    default:
      return incidentBody(view, audience, missSaid);
  }
}

function incidentBody(view: CaseView, audience: Audience, missSaid: boolean): RichText {
  return paragraphs(
    lines(
      bold(`${stateSign(view, audience)} ${caseTitle(view)}`),
      placeLine(view),
      demandLine(view, audience, missSaid),
      ownerLine(view, audience),
      decisionWanted(view, audience),
    ),
    figures(view),
    levelLines(view, audience),
    debts(view, audience),
    lines(standingLines(view, audience), measureLines(view)),
    entryLines(view, audience),
  );
}

/** To whoever may decide, once the case has come up to him: what is wanted of him. */
function decisionWanted({ case: { kind, state, reached, facts } }: CaseView, audience: Audience): RichText | null {
  const asked = kind === 'emergency' && state === 'open' && audience.may.includes('decide');
  if (!asked || !reached.some((post) => holds(audience, post))) return null;
  return facts.entries.some((entry) => entry.kind === 'decision')
    ? null
    : bold(`Ждёт вашего решения: «${LABELS.decide}» или «${LABELS.appoint}»`);
}

/** The first thing to be read: what the reader, or the state, demands now. */
function demandLine(view: CaseView, audience: Audience, missSaid: boolean): RichText | null {
  const { state, kind, facts } = view.case;
  if (facts.closing === 'undecided') return undecidedDemand(view, audience, missSaid);
  if (state === 'closed') return bold(closedLine(view, audience) ?? '');
  if (state === 'closing') return closingDemand(view, audience);
  if (kind === 'rise') return riseDemand(view, audience);
  return audience.external ? null : acknowledgementDemand(view, audience);
}

function closingDemand(view: CaseView, audience: Audience): RichText {
  const owed = openDebts(view).find((debt) => isMetBy(view, debt, 'confirm-closing'));
  if (owed === undefined || audience.external) return bold('Сообщено об устранении');
  const who = holds(audience, owed.debtor) ? 'Подтвердите' : `Подтверждает ${postName(view, owed.debtor)}`;
  return bold(`Сообщено об устранении. ${who} ${dueText(view, owed)}${inBrackets(view.book, owed.clause)}`);
}

function riseDemand(view: CaseView, audience: Audience): RichText | null {
  const owed = openDebts(view).find((debt) => isMetBy(view, debt, 'decision'));
  if (owed === undefined || audience.external) return null;
  const until = `${dueText(view, owed)}${inBrackets(view.book, owed.clause)}`;
  if (isOverdue(view, owed)) return bold(`Решение не принято. Требовалось ${until}`);
  const who = holds(audience, owed.debtor) ? 'Требуется решение' : `Решает ${postName(view, owed.debtor)}`;
  return bold(`${who} ${until}: инцидент или обычные колебания`);
}

/** The time for the decision has run out, and whose time it was stands in the record; the question stays. */
function undecidedDemand(view: CaseView, audience: Audience, missSaid: boolean): RichText {
  const owed = view.obligations.findLast((debt) => isMetBy(view, debt, 'decision'));
  const missed = owed !== undefined && !audience.external && !missSaid;
  return lines(
    missed && bold(`Решение не принято ${dueText(view, owed)}${inBrackets(view.book, owed.clause)}`),
    bold('Решение ещё можно принять: инцидент или обычные колебания'),
  );
}

/** What is owed by whom by when, save what the demand above has said. */
function debts(view: CaseView, audience: Audience): RichText | null {
  if (audience.external) return null;
  const said = ['acknowledge', 'confirm-closing', 'decision'] as const;
  const rest = openDebts(view).filter((debt) => !said.some((item) => isMetBy(view, debt, item)));
  return termLines(view, debtsByPost(view, rest, audience), audience);
}
