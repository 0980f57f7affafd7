import type { Book } from '../../regulation/book.ts';
import { citeOf } from '../../regulation/citing.ts';

/** «п. 3.1»; '' for no clause. */
export function clauseText(book: Book, clauseId: string): string {
  return clauseId === '' ? '' : `п. ${citeOf(book, clauseId)}`;
}

/** «п. 3.1 регламента»; several: «п. 3.1, п. 4.1 регламента»; '' for none. */
export function clausesText(book: Book, clauseIds: readonly string[]): string {
  const cites = [...new Set(clauseIds)].map((id) => clauseText(book, id)).filter((cite) => cite !== '');
  return cites.length === 0 ? '' : `${cites.join(', ')} регламента`;
}

/** « (п. 3.1 регламента)» to stand after words; '' for none. */
export function inBrackets(book: Book, ...clauseIds: readonly string[]): string {
  const text = clausesText(book, clauseIds);
  return text === '' ? '' : ` (${text})`;
}
