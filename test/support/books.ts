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

/** Books already read, by their text: a worker plays hundreds of worlds on the same two. */
const read = new Map<string, Book>();

/** Parses a text that must be a book; fails with its errors when it is not. The book is frozen: it is everybody's. */
export function bookOf(yamlText: string): Book {
  const known = read.get(yamlText);
  if (known) return known;
  const parsed = parseBook(yamlText, 'book.yaml');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  read.set(yamlText, frozen(parsed.book));
  return parsed.book;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** The page about the language of the books. */
export function languagePage(): string {
  return readFileSync(new URL('../../docs/book-language.md', import.meta.url), 'utf8');
}

/** The full example of that page: a book that uses the whole grammar. */
export function exampleYaml(): string {
  const example = /## A full example\n+```yaml\n([\s\S]*?)```/.exec(languagePage())?.[1];
  if (!example) throw new Error('the page about the language has no full example');
  return example;
}

/** A mistake in a book: what is written in place of what, and what is said about it. */
export interface Mistake {
  law: string;
  before: string;
  after: string;
  errors: string[];
}

/** Errors of a book after one change, without the name of the file; fails when there is nothing to change. */
export function errorsAfter(yamlText: string, before: string, after: string): string[] {
  if (!yamlText.includes(before)) throw new Error(`the book has no ${before}`);
  const changed = yamlText.replace(before, () => after);
  const parsed = parseBook(changed, 'book.yaml');
  return parsed.ok ? [] : parsed.errors.map((error) => error.replace(/^book\.yaml:/, ''));
}
