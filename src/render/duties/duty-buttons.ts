import type { Button } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import { READINGS } from '../../domain/reading.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { isPersonsDraft } from '../cases/asked-now.ts';
import { button, LABELS } from '../buttons.ts';
import { encode } from '../press.ts';
import { checklistButtons } from '../cases/checklist.ts';
import { reactionsOn } from '../../regulation/hearers.ts';
import { readingLabel } from './reading-words.ts';
import type { Audience, CaseView } from '../view.ts';

/** A list was shown: it is not «done» but looked through. */
const CHECKED_LABEL = 'Проверено';
/** With what they answer behind them, the long ones would not be read on a phone. */
const SHORT_LABELS = { words: 'Внести', rows: 'Внести', fresh: 'Актуально' } as const;

/** The words of a button, and behind them what it answers where a message speaks of several duties: «Проверено: сроки в ЕЦУР». */
type Worded = (label: string) => string;

/**
 * What the debtor of a duty may press: the buttons of its content, of its draft, of a problem. None once it is over. `subject`:
 * what they answer, where a message speaks of several duties.
 */
export function dutyButtons(
  view: CaseView,
  owed: Obligation,
  audience: Pick<Audience, 'may'>,
  subject = '',
): Button[][] {
  const rule = view.book.rules[owed.rule];
  if (rule === undefined || owed.state !== 'open') return [];
  const drafts = isPersonsDraft(rule) && audience.may.includes('drafts');
  const duties = audience.may.includes('duties');
  const rows = [
    ...(duties ? contentRows(view, rule, owed, subject) : []),
    ...(drafts ? draftRows(view.case.id, subject) : []),
    duties ? problemRow(view.book, rule, view.case.id, subject) : [],
  ];
  return rows.filter((row) => row.length > 0);
}

function contentRows(view: CaseView, rule: Rule, owed: Obligation, subject: string): Button[][] {
  const press = { caseId: view.case.id, rule: rule.id };
  const worded = wordedFor(subject);
  const short = (verb: keyof typeof SHORT_LABELS): Button[] => [
    { label: subject === '' ? LABELS[verb] : worded(SHORT_LABELS[verb]), data: encode({ verb, ...press }) },
  ];
  switch (rule.asks) {
    case 'done':
      return [
        [
          {
            label: worded(rule.shows === null ? LABELS.submit : CHECKED_LABEL),
            data: encode({ verb: 'submit', ...press }),
          },
        ],
      ];
    case 'text':
      return [short('words')];
    case 'reading':
      return inRows(readings(rule, press, worded), subject);
    case 'register':
      return [short('rows'), short('fresh')];
    case 'checklist':
      return checklistButtons(view, owed, subject === '' ? '' : ` · ${subject}`);
    default:
      return rule.metBy.all.includes('acknowledge') ? [[button({ verb: 'takeall', ...press }, worded(''))]] : [];
  }
}

function wordedFor(subject: string): Worded {
  return (label) => (subject === '' ? label : `${label}: ${subject}`);
}

/** Side by side they are short; with what they answer behind them each needs a row. */
function inRows(buttons: Button[], subject: string): Button[][] {
  return subject === '' ? [buttons] : buttons.map((one) => [one]);
}

function readings(rule: Rule, press: { caseId: number; rule: string }, worded: Worded): Button[] {
  return READINGS.map((arg) => ({
    label: worded(readingLabel(rule, arg)),
    data: encode({ verb: 'read', ...press, arg }),
  }));
}

/** No «Задержать»: a duty's report has its hour by law. */
function draftRows(caseId: number, subject: string): Button[][] {
  const suffix = wordedFor(subject)('');
  return inRows([button({ verb: 'send', caseId }, suffix), button({ verb: 'edit', caseId }, suffix)], subject);
}

/** «Превышение» is the problem of a reading: it has no other button. */
function problemRow(book: Book, rule: Rule, caseId: number, subject: string): Button[] {
  return rule.asks === 'reading' || reactionsOn(book, 'problem', rule.id).length === 0
    ? []
    : [button({ verb: 'problem', caseId, rule: rule.id }, wordedFor(subject)(''))];
}

/** «Принять все» under new appeals: the rule that the arrival of this draft starts. */
export function takeAllButtons({ book, case: { id } }: CaseView, draftRule: string): Button[][] {
  const receipt = receiptOf(book, draftRule);
  return receipt === null ? [] : [[button({ verb: 'takeall', caseId: id, rule: receipt.id })]];
}

/** The rule by which the receipt of a draft is confirmed; null where the book asks for none. */
export function receiptOf(book: Book, draftRule: string): Rule | null {
  const starts = (rule: Rule) => rule.starts.kind === 'event' && rule.starts.events.includes(`delivered:${draftRule}`);
  return Object.values(book.rules).find((rule) => starts(rule) && rule.metBy.all.includes('acknowledge')) ?? null;
}
