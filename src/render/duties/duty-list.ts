import type { Obligation } from '../../domain/obligation.ts';
import type { Button, Screen } from '../../domain/message.ts';
import { localDate } from '../../domain/calendar.ts';
import { dayText } from '../text/dates.ts';
import { dutyButtons } from './duty-buttons.ts';
import { dutyLine } from './duty-lines.ts';
import { placeOf, subjectOf } from './duty-parts.ts';
import { fit } from '../text/fit.ts';
import { counted } from '../text/numbers.ts';
import { numberText } from '../cases/case-title.ts';
import { lookButton } from '../looks.ts';
import { bold, lines, paragraphs, rich } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';
import type { DutyLine } from './draft-data.ts';
import type { Forms } from '../text/plural.ts';

/** A duty of the reader's posts today, and what meets it. */
export interface OwnDuty extends DutyLine {
  /** The open debt with its case: then it can be answered here. null for what is over or has not begun. */
  open: { view: CaseView; owed: Obligation } | null;
}

const DUTY: Forms = ['обязанность', 'обязанности', 'обязанностей'];
/** Duties of one screen; the most pressing come first. */
const SHOWN = 20;
/** Duties that can be answered from the list: more buttons are not found by a thumb. */
const ANSWERED = 6;

/** `/duty`: what the reader owes today in one regulation. The most pressing first, what is done last. */
export function renderDuties(
  view: Pick<CaseView, 'book' | 'now'>,
  duties: readonly OwnDuty[],
  audience: Audience,
): Screen {
  const { book, now } = view;
  const ordered = duties.toSorted(
    (one, other) => rank(one) - rank(other) || one.dueAt.getTime() - other.dueAt.getTime(),
  );
  const hidden = ordered.length - SHOWN;
  const text = paragraphs(
    lines(bold(`Мои обязанности · ${dayText(localDate(now, book.district.timezone))}`), placeOf(view), totals(duties)),
    duties.length === 0
      ? 'На сегодня обязанностей нет.'
      : lines(...ordered.slice(0, SHOWN).map((duty) => rich(dutyLine(duty, book, now), numberOf(duty)))),
    hidden > 0 && `…ещё ${counted(hidden, DUTY)}`,
  );
  return fit({ ...text, buttons: [...answers(ordered, audience), ...lawButton(view, ordered)] });
}

/** What can still be done comes before what is over. */
const ORDER: Record<DutyLine['state'], number> = { missed: 0, open: 1, ahead: 2, late: 3, met: 4 };

function rank(duty: OwnDuty): number {
  // Missed for good: nothing can be pressed any more.
  return duty.state === 'missed' && duty.open === null ? ORDER.late : ORDER[duty.state];
}

function totals(duties: readonly OwnDuty[]): string | null {
  if (duties.length === 0) return null;
  const count = (...states: DutyLine['state'][]) => duties.filter(({ state }) => states.includes(state)).length;
  return [
    ['исполнено', count('met', 'late')],
    ['ждёт', count('open')],
    ['не исполнено', count('missed')],
    ['впереди', count('ahead')],
  ]
    .filter(([, number]) => number !== 0)
    .map(([words, number]) => `${words} ${number}`)
    .join(', ');
}

/** « · №12» for what belongs to a case with a number. */
function numberOf({ open }: OwnDuty): string {
  const number = open === null ? '' : numberText(open.view.case);
  return number === '' ? '' : ` · ${number}`;
}

/** The buttons of the duties that wait, each with what it answers. Cases with a number are answered on their cards. */
function answers(ordered: readonly OwnDuty[], audience: Audience): Button[][] {
  return ordered
    .flatMap(({ open }) => (open !== null && open.view.case.kind === 'duty' ? [open] : []))
    .slice(0, ANSWERED)
    .flatMap(({ view, owed }) => {
      const rule = view.book.rules[owed.rule];
      return rule === undefined ? [] : dutyButtons(view, owed, audience, subjectOf(view.book, rule));
    });
}

function lawButton({ book }: Pick<CaseView, 'book'>, ordered: readonly OwnDuty[]): Button[][] {
  if (ordered.length === 0) return [];
  return [[lookButton('Пункты регламента', { look: 'contents', regulation: book.id, page: 0 })]];
}
