import { readFileSync } from 'node:fs';
import type { Book } from '../../src/regulation/book.ts';
import { parseBook } from '../../src/regulation/parse-book.ts';

export const BOOKS = ['khimki-energy', 'ruza-zhkh'] as const;

/** A shipped book. */
export function shippedBook(id: (typeof BOOKS)[number]): Book {
  const file = `../../src/regulation/book/${id}.yaml`;
  const parsed = parseBook(readFileSync(new URL(file, import.meta.url), 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  return parsed.book;
}
