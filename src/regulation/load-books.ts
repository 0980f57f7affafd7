import { readFile, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Book } from './book.ts';
import { unknownWord } from './nearest.ts';
import { parseBook, type ParsedBook } from './parse-book.ts';

export type LoadedBooks = { ok: true; books: Book[] } | { ok: false; errors: string[] };

const SHIPPED = new URL('./book/', import.meta.url);

/**
 * Loads books by the ids of the shipped ones or by paths to YAML files, in the order given. Refuses two books with one
 * id, and books that say different things about one district. Beside `production-calendar.ts` the only place in this
 * room that reads files. `parse` is the parser of books, another one in a test only.
 */
export async function loadBooks(names: readonly string[], parse: typeof parseBook = parseBook): Promise<LoadedBooks> {
  if (names.length === 0) return { ok: false, errors: ['no regulation is named'] };
  const parsed = await Promise.all(names.map((name) => loadBook(name, parse)));
  const errors = parsed.flatMap((result) => (result.ok ? [] : result.errors));
  const books = parsed.flatMap((result) => (result.ok ? [result.book] : []));
  errors.push(...conflictsOf(books));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, books };
}

/** Ids of the books that come with the program. */
export async function shippedBooks(): Promise<string[]> {
  const files = await readdir(SHIPPED);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .toSorted();
}

async function loadBook(name: string, parse: typeof parseBook): Promise<ParsedBook> {
  const isPath = name.includes('/') || /\.ya?ml$/.test(name);
  if (isPath) return readBook(name, name, parse);
  const shipped = await shippedBooks();
  if (!shipped.includes(name)) return { ok: false, errors: [unknownWord('regulation', name, shipped)] };
  return readBook(fileURLToPath(new URL(`${name}.yaml`, SHIPPED)), name, parse);
}

async function readBook(path: string, name: string, parse: typeof parseBook): Promise<ParsedBook> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { ok: false, errors: [`${name}: cannot be read (${code}): name a file that is there`] };
  }
  const yamlText = decoded(bytes);
  if (yamlText === null) return { ok: false, errors: [`${name}: not UTF-8: save the book in UTF-8`] };
  try {
    return parse(yamlText, basename(path));
  } catch (error) {
    // A mistake of the book is an answer of the parser; what it throws is a mistake of its own.
    return { ok: false, errors: [`${name}: cannot be parsed (${causeOf(error)}): compare it with a shipped book`] };
  }
}

/** The text of the bytes, null when they are not UTF-8. The byte order mark is kept: the hash of the text is that of the bytes. */
function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line;
}

function conflictsOf(books: readonly Book[]): string[] {
  return books.flatMap((book, index) => {
    const earlier = books.slice(0, index);
    if (earlier.some((other) => other.id === book.id)) return [`regulation "${book.id}" is given twice`];
    const neighbour = earlier.find((other) => other.district.id === book.district.id);
    const same = !neighbour || JSON.stringify(neighbour.district) === JSON.stringify(book.district);
    return same ? [] : [`"${book.id}" and "${neighbour.id}" describe the district "${book.district.id}" differently`];
  });
}
