import type { Button, RichText } from '../../domain/message.ts';
import { cardBody } from './card.ts';
import { closedLine } from './case-lines.ts';
import { caseTitle, stateSign } from './case-title.ts';
import type { Section, SectionTerms } from './section.ts';
import { demand } from './case-report.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { atTime } from '../text/dates.ts';
import { incidentLines } from './incidents.ts';
import { answerKeyboard, caseKeyboard } from './keyboard.ts';
import { dayOfCase, debtLine, isMetBy, isOverdue, lateness } from '../owed.ts';
import { holds } from '../posts.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import { answerWords, decisionWords, handoverWords, problemWords } from './told-words.ts';
import type { Audience, Part } from '../view.ts';

/**
 * Everything due on a request, an assignment or a roadmap to one chat: the words that were said, a demand, or the card with
 * the reason it comes. An external reader is told of what is its own, and of nobody's misses but its own.
 */
export function taskSection(parts: readonly Part[], audience: Audience, { suffix, short }: SectionTerms): Section {
  const part = parts.at(-1) as Part;
  const { view } = part;
  if (isRequestOver(parts, audience)) return { body: requestOver(part, audience), buttons: [] };
  const buttons = (suffix === '' ? caseKeyboard : answerKeyboard)(view, audience, suffix);
  const said = wordsOf(parts, audience);
  const pressing = parts.filter((one) => isPressing(one, audience));
  if (said.length === 0 && pressing.length === parts.length)
    return { body: demand(pressing, audience), buttons: answers(part, audience, suffix) };
  const withCard = parts.some((one) => !isSaidInWords(one, audience));
  const card = short && !audience.external ? incidentLines(view, audience) : cardBody(view, audience);
  return { body: paragraphs(...said, withCard && lines(...leads(parts, audience), card)), buttons };
}

/** Somebody else has answered: the card of those who were reached says what, and is edited. */
function isRequestOver(parts: readonly Part[], audience: Audience): boolean {
  return !audience.external && parts.every(({ tell, view }) => tell.say === 'closing' && view.case.kind === 'request');
}

/** «Ответ дан в 10:00: Орлова О. О. (п. 5.1 регламента)» */
function requestOver({ view, tell }: Part, audience: Audience): RichText {
  const answer = view.case.facts.entries.findLast(({ kind }) => kind === 'answer');
  const at = answer && atTime(answer.at, dayOfCase(view), view.book.district.timezone);
  const over =
    answer === undefined ? (closedLine(view, audience) ?? 'Закрыто') : `Ответ дан ${at}: ${clean(answer.by, CAP.name)}`;
  return lines(bold(`${stateSign(view, audience)} ${caseTitle(view)}`), `${over}${inBrackets(view.book, tell.clause)}`);
}

/** A request is answered by its first row; an assignment and a roadmap have few buttons anyway. */
function answers({ view }: Part, audience: Audience, suffix: string): Button[][] {
  return (view.case.kind === 'request' || suffix !== '' ? answerKeyboard : caseKeyboard)(view, audience, suffix);
}

/** A person's words that are the message themselves. */
function wordsOf(parts: readonly Part[], audience: Audience): RichText[] {
  return parts
    .filter((part) => isSaidInWords(part, audience))
    .map((part) => {
      switch (part.tell.say) {
        case 'answer':
          return answerWords(part);
        case 'decision':
          return decisionWords(part, audience);
        case 'handover':
          return handoverWords(part, audience);
        default:
          return problemWords(part, audience);
      }
    });
}

/** Outside only the answer is: everything else of a person's words is a matter of the house. */
function isSaidInWords({ tell }: Part, audience: Audience): boolean {
  return tell.say === 'answer' || (!audience.external && ['decision', 'handover', 'problem'].includes(tell.say));
}

/** A reminder or a ping of a debt; outside only of the reader's own. */
function isPressing({ tell, view }: Part, audience: Audience): boolean {
  if (tell.say !== 'reminder' && tell.say !== 'ping') return false;
  const owed = view.obligations.find(({ key }) => key === tell.obligation);
  return !audience.external || (owed !== undefined && holds(audience, owed.debtor));
}

/** Why the card comes: it was returned, or something of it is late. */
function leads(parts: readonly Part[], audience: Audience): (RichText | string)[] {
  return parts.flatMap(({ tell, view }) => {
    const cite = inBrackets(view.book, tell.clause);
    if (tell.say === 'reopened') return [bold(`Возвращено в работу${cite}`)];
    if (tell.say !== 'report') return [];
    const late = view.obligations.filter((debt) => isOverdue(view, debt) && tell.obligation === debt.key);
    // What the card itself demands above everything is not said twice.
    const unsaid = late.filter((debt) => debt.state !== 'open' || !isMetBy(view, debt, 'acknowledge'));
    const told = audience.external ? unsaid.filter(({ debtor }) => holds(audience, debtor)) : unsaid;
    return told.map((debt) => bold(`Не исполнено: ${debtLine(view, debt, audience)}${lateness(view, debt)}`));
  });
}
