import type { Button } from '../../domain/message.ts';
import { HELD, type Obligation } from '../../domain/obligation.ts';
import { READINGS } from '../../domain/act.ts';
import type { Book, Rule } from '../../regulation/book.ts';
import { isPersonsDraft } from '../cases/asked-now.ts';
import { button, encode, LABELS, READING_LABELS } from '../buttons.ts';
import { checklistButtons } from '../cases/checklist.ts';
import { reactionsOn } from './duty-parts.ts';
import type { Audience, CaseView } from '../view.ts';

/** A list was shown: it is not «done» but looked through. */
const CHECKED_LABEL = 'Проверено';

/** What the debtor of a duty may press: the buttons of its content, of its draft, of a problem. None once it is over. */
export function dutyButtons(
  view: CaseView,
  owed: Obligation,
  audience: Pick<Audience, 'may'>,
  suffix = '',
): Button[][] {
  const rule = view.book.rules[owed.rule];
  if (rule === undefined || owed.state !== 'open') return [];
  const caseId = view.case.id;
  const drafts = isPersonsDraft(rule) && audience.may.includes('drafts');
  const duties = audience.may.includes('duties');
  const rows = [
    ...(duties ? contentRows(view, rule, owed, suffix) : []),
    ...(drafts ? draftRows(caseId, owed, suffix) : []),
    duties ? problemRow(view.book, rule, caseId, suffix) : [],
  ];
  return rows.filter((row) => row.length > 0);
}

function contentRows(view: CaseView, rule: Rule, owed: Obligation, suffix: string): Button[][] {
  const press = { caseId: view.case.id, rule: rule.id };
  switch (rule.asks) {
    case 'done': {
      const label = rule.shows === null ? LABELS.submit : CHECKED_LABEL;
      return [[{ label: label + suffix, data: encode({ verb: 'submit', ...press }) }]];
    }
    case 'text':
      return [[button({ verb: 'words', ...press }, suffix)]];
    case 'reading':
      // Side by side they are short; with what they answer behind them each needs a row.
      return suffix === '' ? [readings(press, '')] : readings(press, suffix).map((one) => [one]);
    case 'register':
      return [[button({ verb: 'rows', ...press }, suffix)], [button({ verb: 'fresh', ...press }, suffix)]];
    case 'checklist':
      return checklistButtons(view, owed, suffix);
    default:
      return rule.metBy.all.includes('acknowledge') ? [[button({ verb: 'takeall', ...press }, suffix)]] : [];
  }
}

function readings(press: { caseId: number; rule: string }, suffix: string): Button[] {
  return READINGS.map((arg) => ({
    label: READING_LABELS[arg] + suffix,
    data: encode({ verb: 'read', ...press, arg }),
  }));
}

function draftRows(caseId: number, owed: Obligation, suffix: string): Button[][] {
  const change = [button({ verb: 'edit', caseId }, suffix)];
  // Put off once is all there is.
  if (!owed.items.includes(HELD)) change.push(button({ verb: 'hold', caseId }, suffix));
  return [[button({ verb: 'send', caseId }, suffix)], change];
}

function problemRow(book: Book, rule: Rule, caseId: number, suffix: string): Button[] {
  return reactionsOn(book, 'problem', rule.id).length === 0
    ? []
    : [button({ verb: 'problem', caseId, rule: rule.id }, suffix)];
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
