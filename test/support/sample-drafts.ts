import type { Tell } from '../../src/domain/decision.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { DraftData } from '../../src/render/duties/draft-data.ts';
import { renderParts } from '../../src/render/message.ts';
import { dutyDebt, dutyPart, holderOf } from './sample-duties.ts';

/** The draft of a rule as its first addressee reads it. */
export function draft(
  book: Book,
  rule: string,
  data: DraftData,
  change: Partial<Tell> = {},
  to = book.rules[rule]?.to[0] ?? '',
): string {
  const owed = dutyDebt(book, rule, ['10:00', '16:00']);
  return renderParts([dutyPart(book, 'draft', owed, '16:00', { data, ...change })], holderOf(book, to)).text;
}
