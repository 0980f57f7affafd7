import { emergencySubject } from '../../engine/route.ts';
import type { Book } from '../../regulation/book.ts';
import { findOpenCase, listAskedRises } from '../../store/cases.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';

/**
 * Once an emergency runs, however it was opened, nobody is to decide any more whether the rises of its subject are one: their
 * questions say so and lose their buttons, also those for which the time had run out. `key`: of what opened it.
 */
export async function overtakeQuestions(
  app: App,
  book: Book,
  { subject, key, digestLater = false }: { subject: string; key: string; digestLater?: boolean },
): Promise<void> {
  const { db } = app.database;
  const running = await findOpenCase(db, { regulation: book.id, kind: 'emergency', subject, drill: false });
  if (!running) return;
  for (const { id, subject: series, facts } of await listAskedRises(db, book.id)) {
    if (facts.rise === null || emergencySubject(book, series) !== subject) continue;
    await perform(app, {
      key: `${key}:${book.id}:overtakes:${id}`,
      regulation: book.id,
      target: { caseId: id },
      by: null,
      at: app.clock(),
      body: { kind: 'rise', rise: facts.rise, announces: true },
      digestLater,
    });
  }
}
