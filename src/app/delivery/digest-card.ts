import type { Part } from '../../render/view.ts';
import type { Book } from '../../regulation/book.ts';
import type { Rule } from '../../regulation/rule.ts';

/** What is said of a digest when it leaves, and lives on as a card; ahead of that it is only shown. */
export function isDigestCard({ digest, tell }: Pick<Part, 'digest' | 'tell'>): boolean {
  return digest !== null && tell.say === 'draft';
}

/**
 * Digests with the same place are one message where a chat hears several: of one district, and due on the same days at the
 * same time. `ruleId`: the rule that drafts the digest.
 */
export function digestPlace({ district, rules }: Book, ruleId: string): string {
  const { starts, sendAt } = rules[ruleId] ?? {};
  return [district.id, starts?.kind === 'calendar' ? starts.every : '', sendAt ?? ''].join('@');
}

/** The rules of a book that draft a digest. */
export function digestRules(book: Book): Rule[] {
  return Object.values(book.rules).filter(({ draft }) => draft === 'top-problems');
}
