import { expect } from 'vitest';
import type { Book } from '../../src/regulation/book.ts';
import { clauseScreen, contentsScreen } from './clause-screen.ts';

/** What clause 1.1 says the regulation is for stands in the list of clauses and behind its number, as a definition. */
export function expectPurpose(book: Book, title: string, purpose: string): void {
  expect(contentsScreen(book)).toContain(`п. 1.1 Для чего регламент: ${purpose}.`);
  expect(clauseScreen(book, '1.1')).toBe(
    [
      `п. 1.1 · ${title}`,
      `Для чего регламент: ${purpose}.`,
      '',
      'Определение: обязанностей и сроков пункт не называет.',
    ].join('\n'),
  );
}
