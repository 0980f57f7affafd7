import type { Book, Rule } from '../regulation/book.ts';
import { listOpenCases } from '../store/cases.ts';
import type { App } from './app.ts';
import { perform } from './perform.ts';

/** Lets every calendar rule of every book run, each as a case of its own that never closes. Running it again is harmless. */
export async function beginDuties(app: App): Promise<void> {
  for (const book of app.books.values()) {
    const running = new Set((await listOpenCases(app.database.db, book.id, ['duty'])).map((duty) => duty.subject));
    for (const rule of dutiesOf(book)) if (!running.has(rule.id)) await beginDuty(app, book, rule);
  }
}

/** The rules of a book that run by the calendar. */
export function dutiesOf(book: Book): Rule[] {
  return Object.values(book.rules).filter((rule) => rule.starts.kind === 'calendar');
}

async function beginDuty(app: App, book: Book, rule: Rule): Promise<void> {
  await perform(app, {
    key: `begin:${book.id}:${rule.id}`,
    regulation: book.id,
    target: { kind: 'duty', subject: rule.id, title: rule.id },
    by: null,
    at: app.clock(),
    body: { kind: 'begin' },
  });
}
