import type { Book } from './book.ts';
import type { Rule } from './rule.ts';

/** Instants remembered for a rule at most: a rule is asked about the same few starts again and again. */
const INSTANTS_BOUND = 1000;

/**
 * Remembers what was found for a rule of a book at an instant (milliseconds), so that a calendar is not searched each time
 * a case is looked at. Books are never changed once they are read: another book, or another rule, is another object.
 */
export function rememberedOf<T>(): (book: Book, rule: Rule) => Map<number, T> {
  const byBook = new WeakMap<Book, WeakMap<Rule, Map<number, T>>>();
  return (book, rule) => {
    let byRule = byBook.get(book);
    if (!byRule) byBook.set(book, (byRule = new WeakMap<Rule, Map<number, T>>()));
    let found = byRule.get(rule);
    if (!found) byRule.set(rule, (found = new Map<number, T>()));
    else if (found.size >= INSTANTS_BOUND) found.clear();
    return found;
  };
}
