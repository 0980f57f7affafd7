import { readFileSync } from 'node:fs';
import type { Book } from '../../src/regulation/book.ts';
import { parseBook } from '../../src/regulation/parse-book.ts';

const SHIPPED = new URL('../../src/regulation/book/', import.meta.url);

/** The YAML of a shipped book, as text. */
export function shippedYaml(id: 'khimki-energy' | 'ruza-zhkh'): string {
  return readFileSync(new URL(`${id}.yaml`, SHIPPED), 'utf8');
}

/** The YAML of the toy book, as text. */
export function toyYaml(): string {
  return readFileSync(new URL('./toy-book.yaml', import.meta.url), 'utf8');
}

/** Parses a text that must be a book; fails with its errors when it is not. */
export function bookOf(yamlText: string): Book {
  const parsed = parseBook(yamlText, 'book.yaml');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  return parsed.book;
}
