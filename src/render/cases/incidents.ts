import type { Button, RichText, Screen } from '../../domain/message.ts';
import { button, LABELS } from '../buttons.ts';
import { closedLine, figures, ownerLine, recalledLine } from './case-lines.ts';
import { caseTitle, numberText, stateSign } from './case-title.ts';
import { inBrackets } from '../text/cite.ts';
import { fit } from '../text/fit.ts';
import { caseKeyboard } from './keyboard.ts';
import { acknowledgementOwed, debtLine, dueText, isMetBy, lateness, openDebts } from '../owed.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** Buttons under the list: one case, one row. */
const BUTTONS_SHOWN = 8;

/** `/incidents`: what is open, with the history one tap away. */
export function renderIncidents(views: readonly CaseView[], audience: Audience): Screen {
  if (views.length === 0) return { text: 'Открытых инцидентов нет.', marks: [], buttons: [] };
  const text = paragraphs(...views.map((view) => (isQuestion(view) ? questionLines : incidentLines)(view, audience)));
  return fit({ ...text, buttons: listButtons(views, audience) });
}

function isQuestion({ case: { kind } }: CaseView): boolean {
  return kind === 'rise';
}

/** One case in a list: the title, the figures, who is on it, the most pressing debt. */
export function incidentLines(view: CaseView, audience: Audience): RichText {
  const pressing = openDebts(view)[0];
  return lines(
    bold(`${stateSign(view, audience)} ${caseTitle(view)}`),
    rich(figures(view).text.split('\n')[0] ?? ''),
    recalledLine(view),
    ownerLine(view, audience),
    closedLine(view, audience),
    !audience.external &&
      pressing !== undefined &&
      sentence(debtLine(view, pressing, audience)) + lateness(view, pressing),
  );
}

/** A rise that waits for a decision: the same, and what is wanted where no debt says it, before the question and after its hour. */
export function questionLines(view: CaseView, audience: Audience): RichText {
  return lines(incidentLines(view, audience), openDebts(view).length === 0 && `${missedText(view)}${WANTED}`);
}

const WANTED = 'Ждёт решения: инцидент или обычные колебания';

/** «Решение не принято до 10:58 (22.05) (п. 3.1 регламента). »; '' while it is not late. */
function missedText(view: CaseView): string {
  const owed = view.obligations.findLast((debt) => isMetBy(view, debt, 'decision'));
  if (owed === undefined || view.case.facts.closing !== 'undecided') return '';
  return `Решение не принято ${dueText(view, owed, view.now)}${inBrackets(view.book, owed.clause)}. `;
}

function listButtons(views: readonly CaseView[], audience: Audience): Button[][] {
  if (audience.external) return [];
  return views.slice(0, BUTTONS_SHOWN).flatMap((view) => {
    const suffix = ` · ${numberText(view.case)}`;
    const answers = isQuestion(view) ? caseKeyboard(view, audience, suffix) : [];
    const row: Button[] = [];
    // An assignment is accepted by whom it was given to, on its own card.
    const open = view.case.kind !== 'assignment' && acknowledgementOwed(view) !== null;
    if (open && audience.may.includes('acknowledge')) {
      row.push(button({ verb: 'ack', caseId: view.case.id }, suffix));
    }
    if (audience.may.includes('history')) row.push(button({ verb: 'hist', caseId: view.case.id }, suffix));
    return row.length === 0 ? answers : [...answers, row];
  });
}

/** `/incident N` for a number that the regulation does not have. */
export function noSuchIncident(number: number): Screen {
  return { text: `Инцидента №${number} нет. Список открытых: /incidents`, marks: [], buttons: [] };
}

/** How to speak of one case: `/incident N`. */
export const INCIDENT_USAGE = `Укажите номер: /incident 12. Кнопка «${LABELS.hist}» есть и в списке /incidents`;
