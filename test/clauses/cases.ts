import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { Book } from '../../src/regulation/book.ts';
import type { Clause } from '../../src/regulation/clause.ts';
import { bookOf, shippedYaml } from '../support/books.ts';

/** The books that come with the program, whose every clause has a case. */
export const SHIPPED: Book[] = [bookOf(shippedYaml('khimki-energy')), bookOf(shippedYaml('ruza-zhkh'))];

const FOLDER = 'test/clauses';
const ENDING = '.test.ts';

/** Where the case of a clause stands. */
export function caseFile(book: Pick<Book, 'id'>, clauseId: string): string {
  return `${FOLDER}/${book.id}/${clauseId}${ENDING}`;
}

/** The clauses for which a book has a case file, by their ids. */
export function clausesWithCase(book: Pick<Book, 'id'>): string[] {
  const folder = `${FOLDER}/${book.id}`;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length));
}

/** The regulations for which there is a folder of cases. */
export function regulationsWithCases(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Has the case file of a clause a test whose name begins with its number: «4.4: …» or «4.4, 4.6: …»? */
export function provesClause(book: Pick<Book, 'id'>, clause: Clause): boolean {
  const file = caseFile(book, clause.id);
  return existsSync(file) && namesClause(readFileSync(file, 'utf8'), clause);
}

export function namesClause(source: string, { cite }: Pick<Clause, 'cite'>): boolean {
  const names = [...source.matchAll(/\b(?:it|test)(?:\.\w+)*(?:\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])(.*?)\1/g)].map(
    (found) => found[2] ?? '',
  );
  return names.some((name) => name.startsWith(`${cite}:`) || name.startsWith(`${cite},`));
}
