import type { Reading } from '../../domain/reading.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';
import { READING_LABELS } from '../buttons.ts';
import { reactionsOn } from '../../regulation/hearers.ts';
import type { CaseView } from '../view.ts';

const DETAILS = 'Что именно: где, сколько, почему?';

/** What an answer to a reading is called: in the words of the book, else «Норма» and «Превышение». */
export function readingLabel({ reading }: Pick<Rule, 'reading'>, answer: Reading): string {
  return reading[answer] ?? READING_LABELS[answer];
}

/** «Не вывезено»: what was read for an obligation; null where nothing was. */
export function readingOf({ book, case: { facts } }: CaseView, owed: Obligation): string | null {
  const rule = book.rules[owed.rule];
  const read = facts.entries.findLast(({ obligation, reading }) => obligation === owed.key && reading !== undefined);
  return rule === undefined || read?.reading === undefined ? null : `«${readingLabel(rule, read.reading)}»`;
}

/** Is whoever read «превышение» asked for words? Only where somebody hears them: they go the way of a problem. */
export function asksDetails(book: Book, rule: string): boolean {
  return book.rules[rule]?.asks === 'reading' && reactionsOn(book, 'problem', rule).length > 0;
}

/** What is asked then. */
export function detailsQuestion({ reading }: Pick<Rule, 'reading'>): string {
  return reading.details ?? DETAILS;
}
