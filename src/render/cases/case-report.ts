import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { closedLine, closingWords, figures, levelLines, ownerLine, placeLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import { clausesText, inBrackets } from '../text/cite.ts';
import { entriesFor, entryLine, entryLines, standingLines } from './entry-lines.ts';
import { headAskedLines } from './head-asked.ts';
import { fallLine } from './joined-lines.ts';
import { measureLines } from './measure-lines.ts';
import { risesOfCase } from './rises-of-case.ts';
import { daysText } from '../text/growth.ts';
import { debtLine, dueText, isOverdue, lateness, openDebts } from '../owed.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import { timelineLines } from './timeline.ts';
import type { Audience, CaseView, Part } from '../view.ts';

const NO_MEASURES = 'Сведения о принятых мерах пока не внесены.';

/** Why the card comes again, above it. `short`: below it stand not all the figures of the case. */
export function leads(parts: readonly Part[], short: boolean): (RichText | null)[] {
  return parts.map(({ tell, view }) => {
    const cite = inBrackets(view.book, tell.clause);
    switch (tell.say) {
      case 'ping':
        return bold(`Напоминание${cite}`);
      case 'reopened':
        return bold(`${tell.reason === 'closing-rejected' ? 'Возвращено в работу' : 'Снова в работе'}${cite}`);
      case 'worsened':
        return bold(`${worseText(view)}${cite}`);
      case 'undecided-rise':
        return bold(`Решение по росту не принято ${termOf(view, tell.obligation)}${cite}`);
      case 'suggest-closing':
        return lines(short && fallLine(view), bold(`Если нарушение устранено, нажмите «Устранено»${cite}`));
      default:
        return null;
    }
  });
}

/**
 * What grew worse, as the figures below it say. A series may alarm by its last days inside a week that is no fuller than the
 * one before: «усилился» above «12 против 16» would contradict itself.
 */
function worseText(view: CaseView): string {
  const { lead, others } = risesOfCase(view.case.facts);
  const shown = lead ?? others[0];
  if (shown?.window !== undefined && shown.current <= shown.previous)
    return `Рост обращений за последние ${daysText(shown.window)}`;
  return isFirstRise(view) ? 'Данные показали рост обращений' : 'Рост обращений усилился';
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
export function demand(parts: readonly Part[], audience: Audience): RichText {
  const { view } = parts.at(-1) as Part;
  const pinged = parts.some(({ tell }) => tell.say === 'ping');
  const owed = debtsSpokenOf(parts, view, pinged);
  return lines(
    bold(
      `${pinged || owed.every((debt) => isOverdue(view, debt)) ? 'Напоминание' : 'Скоро срок'} · ${caseTitle(view)}`,
    ),
    ...owed.map((debt) =>
      rich(owed.length > 1 ? '• ' : '', sentence(debtLine(view, debt, audience, view.now)), lateness(view, debt)),
    ),
    ownerLine(view, audience),
  );
}

/** The debts that the parts name; where they name none, what is overdue, or everything open. */
export function debtsSpokenOf(parts: readonly Part[], view: CaseView, overdueOnly: boolean): Obligation[] {
  const open = openDebts(view);
  const keys = parts.map(({ tell }) => tell.obligation);
  const named = open.filter((debt) => keys.includes(debt.key));
  if (named.length > 0) return named;
  const late = open.filter((debt) => isOverdue(view, debt));
  return overdueOnly && late.length > 0 ? late : open;
}

/** A report upwards: facts, measures and posts; inside the house also what was missed and who is on it. */
export function report(parts: readonly Part[], audience: Audience): RichText {
  const { view } = parts.at(-1) as Part;
  if (view.case.kind === 'rise') return riseReport(parts.at(-1) as Part, audience);
  const cites = clausesText(
    view.book,
    parts.map(({ tell }) => tell.clause),
  );
  const missed = audience.external ? [] : missedDebts(parts, view);
  const entries = lines(standingLines(view, audience), measureLines(view), entryLines(view, audience));
  return paragraphs(
    lines(bold(`Доклад · ${caseTitle(view)}`), `${placeLine(view)}${cites === '' ? '' : ` · ${cites}`}`),
    figures(view),
    lines(...missed.map((debt) => `Не исполнено: ${debtLine(view, debt, audience)}${lateness(view, debt)}`)),
    lines(closedLine(view, audience), ownerLine(view, audience), levelLines(view, audience)),
    audience.external && headAskedLines(view),
    entries.text === '' ? NO_MEASURES : entries,
  );
}

/** The same below drafted reports of this instant: under which clauses they go as well, and inside the house what was missed. */
export function reportBeside(parts: readonly Part[], audience: Audience, measuresSaid: boolean): RichText {
  const { view } = parts.at(-1) as Part;
  const pressing = entriesFor(view, audience).findLast(({ kind }) => kind === 'no-effect' || kind === 'cannot-solve');
  const entries = lines(measureLines(view), entryLines(view, audience));
  const cites = clausesText(
    view.book,
    parts.map(({ tell }) => tell.clause),
  );
  const missed = audience.external ? [] : missedDebts(parts, view);
  return lines(
    bold(`Доклад также по ${cites === '' ? 'этому делу' : cites}`),
    ...missed.map((debt) => `Не исполнено: ${debtLine(view, debt, audience)}${lateness(view, debt)}`),
    closedLine(view, audience),
    headAskedLines(view),
    measuresSaid && pressing !== undefined && entryLine(view, pressing, audience),
    !measuresSaid && (entries.text === '' ? NO_MEASURES : entries),
  );
}

/** What is late and still owed, and what the report is about although it can't be met any more. */
function missedDebts(parts: readonly Part[], view: CaseView): Obligation[] {
  const late = openDebts(view).filter((debt) => isOverdue(view, debt));
  const keys = parts.map(({ tell }) => tell.obligation);
  const lapsed = view.obligations.filter(
    ({ key, state, overdueAt }) => keys.includes(key) && state !== 'open' && overdueAt,
  );
  return [...lapsed, ...late];
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
export function closingReport({ view, tell, timeline }: Part, audience: Audience): RichText {
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
