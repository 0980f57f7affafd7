import type { Saying } from '../domain/decision.ts';
import type { Button, RichText } from '../domain/message.ts';
import { cardBody } from './card.ts';
import { closedLine, closingWords, entryLines, figures, levelLines, ownerLine, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { clausesText, inBrackets } from './cite.ts';
import { incidentLines } from './incidents.ts';
import { answerKeyboard, caseKeyboard } from './keyboard.ts';
import { debtLine, dueText, isOverdue, lateness, openDebts } from './owed.ts';
import { bold, lines, paragraphs, rich, sentence } from './rich-text.ts';
import { timelineLines } from './timeline.ts';
import type { Audience, CaseView, Part } from './view.ts';

/** What is said of one case in one message. */
export interface Section {
  body: RichText;
  buttons: Button[][];
}

export interface SectionTerms {
  /** Tells the buttons of several cases apart; '' when the message speaks of one. */
  suffix: string;
  /** Few lines instead of the card: many cases must share one message. */
  short: boolean;
}

/** Sayings that bring the whole card. */
const WITH_CARD: readonly Saying[] = [
  'card',
  'reopened',
  'worsened',
  'confirm',
  'decide-rise',
  'undecided-rise',
  'suggest-closing',
];

/** Everything due on one case to one chat, as one section. External readers get a report of facts, whatever was due. */
export function caseSection(parts: readonly Part[], audience: Audience, { suffix, short }: SectionTerms): Section {
  const part = parts.at(-1) as Part;
  const { view } = part;
  const says = parts.map(({ tell }) => tell.say);
  if (says.includes('closing'))
    return { body: closingReport(part, audience), buttons: caseKeyboard(view, audience, suffix) };
  if (audience.external) return { body: report(parts, audience), buttons: [] };
  if (says.some((say) => WITH_CARD.includes(say))) {
    const keyboard = suffix === '' ? caseKeyboard : answerKeyboard;
    const inList = short || (suffix !== '' && view.case.kind === 'rise');
    if (inList)
      return { body: lines(...leads(parts), incidentLines(view, audience)), buttons: keyboard(view, audience, suffix) };
    return { body: lines(...leads(parts), cardBody(view, audience)), buttons: keyboard(view, audience, suffix) };
  }
  if (says.includes('ping') || says.includes('reminder')) {
    return { body: demand(parts, audience), buttons: answerKeyboard(view, audience, suffix) };
  }
  return { body: report(parts, audience), buttons: suffix === '' ? [] : answerKeyboard(view, audience, suffix) };
}

/** Why the card comes again, above it. */
function leads(parts: readonly Part[]): (RichText | null)[] {
  return parts.map(({ tell, view }) => {
    const cite = inBrackets(view.book, tell.clause);
    switch (tell.say) {
      case 'ping':
        return bold(`Напоминание${cite}`);
      case 'reopened':
        return bold(`${tell.reason === 'closing-rejected' ? 'Возвращено в работу' : 'Снова в работе'}${cite}`);
      case 'worsened':
        return bold(`${isFirstRise(view) ? 'Данные показали рост обращений' : 'Рост обращений усилился'}${cite}`);
      case 'undecided-rise':
        return bold(`Решение по росту не принято ${termOf(view, tell.obligation)}${cite}`);
      case 'suggest-closing':
        return bold(`По данным роста больше нет. Если нарушение устранено, нажмите «Устранено»${cite}`);
      default:
        return null;
    }
  });
}

/** The case was opened by hand, before the data spoke. */
function isFirstRise({ case: subject }: CaseView): boolean {
  return subject.facts.rise === null && subject.facts.joined.length === 1;
}

/** «до 10:58», or «в срок» where the debt is not known any more. */
function termOf(view: CaseView, obligation: string | null): string {
  const owed = view.obligations.find(({ key }) => key === obligation);
  return owed === undefined ? 'в срок' : dueText(view, owed);
}

/** A reminder before the due time, or a ping after it: the number, what is owed, by when, under which clause. */
function demand(parts: readonly Part[], audience: Audience): RichText {
  const { view } = parts.at(-1) as Part;
  const pinged = parts.some(({ tell }) => tell.say === 'ping');
  const owed = debtsSpokenOf(parts, view, pinged);
  return lines(
    bold(`${pinged ? 'Напоминание' : 'Скоро срок'} · ${caseTitle(view)}`),
    ...owed.map((debt) =>
      rich(owed.length > 1 ? '• ' : '', sentence(debtLine(view, debt, audience, view.now)), lateness(view, debt)),
    ),
    ownerLine(view, audience),
  );
}

function debtsSpokenOf(parts: readonly Part[], view: CaseView, overdueOnly: boolean) {
  const open = openDebts(view);
  const keys = parts.map(({ tell }) => tell.obligation);
  const named = open.filter((debt) => keys.includes(debt.key));
  if (named.length > 0) return named;
  const late = open.filter((debt) => isOverdue(view, debt));
  return overdueOnly && late.length > 0 ? late : open;
}

/** A report upwards: facts, measures and posts; inside the house also what was missed and who is on it. */
function report(parts: readonly Part[], audience: Audience): RichText {
  const { view } = parts.at(-1) as Part;
  if (view.case.kind === 'rise') return riseReport(parts.at(-1) as Part, audience);
  const cites = clausesText(
    view.book,
    parts.map(({ tell }) => tell.clause),
  );
  const missed = audience.external ? [] : openDebts(view).filter((debt) => isOverdue(view, debt));
  const entries = entryLines(view, audience);
  return paragraphs(
    lines(bold(`Доклад · ${caseTitle(view)}`), `${placeLine(view)}${cites === '' ? '' : ` · ${cites}`}`),
    figures(view),
    lines(...missed.map((debt) => `Не исполнено: ${debtLine(view, debt, audience)}${lateness(view, debt)}`)),
    lines(closedLine(view, audience), ownerLine(view, audience), levelLines(view, audience)),
    entries.text === '' ? 'Сведения о принятых мерах пока не внесены.' : entries,
  );
}

/** To whoever was asked for the decision as well: somebody else has taken it. */
function riseReport({ view, tell }: Part, audience: Audience): RichText {
  const words = closingWords(view);
  return lines(
    bold(`${caseTitle(view)}${words === null ? '' : ` · ${words}`}`),
    `Решение принято${inBrackets(view.book, tell.clause)}`,
    entryLines(view, audience, 1),
  );
}

/** To everyone who was reached or told: how it ended, and the timeline. */
function closingReport({ view, tell, timeline }: Part, audience: Audience): RichText {
  const history = timelineLines(view, timeline, audience.external);
  return paragraphs(
    lines(
      bold(`${stateSign(view, audience)} ${caseTitle(view)}`),
      placeLine(view),
      bold(closedLine(view, audience) ?? 'Закрыто'),
      `Работа переходит в штатный режим${inBrackets(view.book, tell.clause)}.`,
    ),
    figures(view),
    history.text === '' ? entryLines(view, audience, 12) : lines(bold('Хронология'), history),
  );
}
