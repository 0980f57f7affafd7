import { READINGS } from '../../domain/reading.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { Reaction, Rule, Rung } from '../../regulation/rule.ts';
import { readingLabel } from '../duties/reading-words.ts';
import { durationMs } from '../../regulation/terms.ts';
import { clauseText } from '../text/cite.ts';
import { span } from '../text/dates.ts';
import { datives, nominative } from '../text/datives.ts';
import { movesText, type Above } from './law-moves.ts';
import { dueWords, eventText, everyText, lengthText, startsText, whatOf } from './law-words.ts';
import { sentence } from '../text/rich-text.ts';

/**
 * A rule or a reaction of the book for a lawyer: who, what, to whom, when, under which clause. Durations are those of a
 * local day. `otherwise` is the ladder below a missed due time, a rung each.
 */
export interface LawLine {
  /** Id of the rule or the reaction, to find it in the file. */
  id: string;
  clause: string;
  who: string;
  what: string;
  /** '' where it is owed to nobody by name. */
  whom: string;
  when: string;
  otherwise: string[];
  /** Where the law leaves the reading to us; null elsewhere. */
  interpretation: string | null;
}

/** Every rule and every reaction of the book, in its own order. */
export function lawOf(book: Book, day: LocalDate): LawLine[] {
  return [
    ...Object.values(book.rules).map((rule) => ruleLaw(book, rule, day)),
    ...book.reactions.map((reaction) => reactionLaw(book, reaction)),
  ];
}

/** «Руководитель МЦУР: доложить о выполнении мер — заместителям Главы; с объявления, срок 2 ч, п. 4.4. Нет: …»; `under`: the clause it stands under already. */
export function lawText(book: Book, line: LawLine, under: string | null = null): string {
  const whom = line.whom === '' ? '' : ` — ${line.whom}`;
  const cite = line.clause === under ? '' : clauseText(book, line.clause);
  const head = `${sentence(line.who)}: ${line.what}${whom}; ${line.when}${cite === '' ? '' : `, ${cite}`}.`;
  const otherwise = line.otherwise.length === 0 ? '' : ` Не исполнено: ${line.otherwise.join('; ')}.`;
  const reading = line.interpretation === null ? '' : ` Толкование МЦУР: ${line.interpretation}.`;
  return head + otherwise + reading;
}

/** A rule as a line of law. */
export function ruleLaw(book: Book, rule: Rule, day: LocalDate): LawLine {
  return {
    id: rule.id,
    clause: rule.clause,
    who: nominative(book, rule.owes, rule.of),
    what: whatOf(rule) + answerWords(rule) + evidenceWords(rule),
    whom: datives(book, rule.to, rule.of),
    when: [
      startsText(book, rule, day),
      dueWords(book, rule.due, day),
      shownWords(book, rule),
      sendWords(rule),
      conditionWords(rule),
      ...remindWords(book, rule, day),
    ]
      .filter((text) => text !== '')
      .join(', '),
    otherwise: rule.ifMissed.map((rung) => rungText(book, rung, rule, day)),
    interpretation: rule.interpretation,
  };
}

/** « («Вывезено» или «Не вывезено»)» */
function answerWords(rule: Rule): string {
  return rule.asks === 'reading' ? ` (${READINGS.map((one) => `«${readingLabel(rule, one)}»`).join(' или ')})` : '';
}

function evidenceWords({ evidence, checklist }: Rule): string {
  const items = Array.isArray(checklist) ? ` (${checklist.join(', ')})` : '';
  if (evidence.length === 0) return items;
  return `${items}, приложив ${evidence.map((kind) => (kind === 'link' ? 'ссылку' : 'фото')).join(' или ')}`;
}

/** «показывается ответственному сотруднику заранее, в 09:40» */
function shownWords(book: Book, { shownTo, starts }: Rule): string {
  if (shownTo.length === 0) return '';
  const at = starts.kind === 'calendar' && starts.at[0] ? `, в ${starts.at[0]}` : '';
  return `показывается ${datives(book, shownTo)} заранее${at}`;
}

function sendWords({ draft, sendAt, unconfirmed, owes }: Rule): string {
  if (draft === null) return '';
  // `start` in the book: at the start of the turn.
  if (sendAt !== null) return /^\d/.test(sendAt) ? `отправляется в ${sendAt}` : 'отправляется сразу';
  if (unconfirmed === null) return owes === 'bot' ? 'отправляется сразу' : '';
  return unconfirmed.say === null ? 'в срок уходит само' : `в срок уходит само («${unconfirmed.say}», если не внесено)`;
}

function conditionWords({ onlyIf }: Rule): string {
  switch (onlyIf) {
    case 'no-change-or-worse':
      return 'только если без изменений или хуже';
    case 'something-to-say':
      return 'если есть что сообщить';
    case 'stale':
      return 'только если сведения устаревают';
    case null:
      return '';
  }
}

function remindWords(book: Book, rule: Rule, day: LocalDate): string[] {
  const lengths = (durations: Rule['remind']) => durations.map((one) => lengthText(book, one, day)).join(' и ');
  return [
    rule.remind.length === 0 ? '' : `напоминание через ${lengths(rule.remind)}`,
    rule.remindBefore.length === 0 ? '' : `напоминание за ${lengths(rule.remindBefore)}`,
    rule.preview === null ? '' : `показывается за ${lengthText(book, rule.preview, day)} до срока`,
    rule.early === null ? '' : `запись засчитывается за ${lengthText(book, rule.early, day)} до начала`,
    rule.pingAt.length === 0 ? '' : `напоминание в ${rule.pingAt.join(', ')}`,
  ];
}

/** «через 1 ч карточка заместителям Главы (п. 4.1)» */
function rungText(book: Book, rung: Rung, above: Above, day: LocalDate): string {
  const when = rung.every !== null ? everyText(book, rung.every, day) : afterText(book, rung, day);
  const inARow = rung.inARow > 1 ? ` (${rung.inARow}-й раз подряд)` : '';
  return `${when}${inARow} ${movesText(book, rung.moves, above)}`;
}

function afterText(book: Book, { after }: Rung, day: LocalDate): string {
  const ms = after === null ? 0 : durationMs(book, after, day);
  return ms === 0 ? 'сразу' : `через ${span(ms)}`;
}

/** What happens at once when something happens. */
export function reactionLaw(book: Book, reaction: Reaction): LawLine {
  return {
    id: reaction.id,
    clause: reaction.clause,
    who: 'бот',
    what: movesText(book, reaction.moves, reaction),
    whom: '',
    when: eventText(book, reaction.on, reaction.of),
    otherwise: [],
    interpretation: null,
  };
}
