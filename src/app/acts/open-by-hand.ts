import type { Outcome } from '../../domain/act.ts';
import type { Case } from '../../domain/case.ts';
import { fold } from '../../domain/fold.ts';
import type { Actor } from '../../domain/person.ts';
import { emergencySubject, takesAlarm } from '../../engine/route.ts';
import type { Book } from '../../regulation/book.ts';
import { findLatestCase, findOpenCase } from '../../store/cases.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';
import { readSnapshot } from '../snapshots.ts';
import { overtakeQuestions } from './overtake-questions.ts';

/**
 * Opens an emergency by a person's word; the opener is its owner. Where the book allows one for the whole block it is that
 * one; where it counts them by series, it is that of the title, so that two different matters run side by side.
 */
export async function openByHand(
  app: App,
  { key, book, by, title }: { key: string; book: Book; by: Actor; title: string },
): Promise<Outcome> {
  const subject = subjectByHand(book, title);
  const outcome = await perform(app, {
    key,
    regulation: book.id,
    target: { kind: 'emergency', subject, title },
    by,
    at: app.clock(),
    body: { kind: 'announce', title, rise: null, note: title },
  });
  await overtakeQuestions(app, book, { subject, key });
  return outcome;
}

/**
 * «Открыть инцидент»: decides a rise and opens the emergency of its series by the word of whoever decided. Two acts with
 * keys of their own: handled again after a crash between them, the second is done and the first stays done.
 */
export async function openFromRise(
  app: App,
  { key, book, by, asked }: { key: string; book: Book; by: Actor; asked: Case },
): Promise<Outcome> {
  const common = { regulation: book.id, by, at: app.clock() };
  const decided = await perform(app, { ...common, key, target: { caseId: asked.id }, body: { kind: 'rise-opened' } });
  if (decided.kind === 'refused') return decided;
  const { title } = asked.facts;
  const subject = emergencySubject(book, asked.subject);
  const note = `решение по росту №${asked.number}`;
  const outcome = await perform(app, {
    ...common,
    key: `${key}:open`,
    target: { kind: 'emergency', subject, title },
    body: { kind: 'announce', title, rise: newestRise(asked.facts), note },
  });
  await overtakeQuestions(app, book, { subject, key });
  return outcome;
}

/** What the data said last of the series asked about: a question may have waited for longer than a day. */
function newestRise({ rise, joined }: Case['facts']): Case['facts']['rise'] {
  return joined.findLast(({ series }) => series === rise?.series) ?? rise;
}

/**
 * The incident that `/open` would come to, whatever its words: where the book allows one for the whole block, the open one,
 * or one closed so lately that it is opened again. Null where a new one begins, or its title decides.
 */
export async function opensInto(app: App, book: Book): Promise<{ number: number; again: boolean } | null> {
  if (book.emergency.onePer !== 'block') return null;
  const key = { regulation: book.id, kind: 'emergency' as const, subject: book.block, drill: false };
  return app.database.transaction(async (tx) => {
    const known = (await findOpenCase(tx, key)) ?? (await findLatestCase(tx, key));
    if (!known) return null;
    const now = app.clock();
    if (!takesAlarm(await readSnapshot(tx, app, known, now), now)) return null;
    return { number: known.number, again: known.state === 'closed' };
  });
}

function subjectByHand(book: Book, title: string): string {
  if (book.emergency.onePer === 'block') return book.block;
  const folded = fold(title);
  const watched = book.emergency.watch.find((series) => fold(series.title) === folded);
  return watched?.id ?? `hand:${folded}`;
}
