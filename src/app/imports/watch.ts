import type { RightRefusal } from '../../domain/rights.ts';
import type { Book } from '../../regulation/book.ts';
import type { Watch } from '../../render/figures/watch.ts';
import { readFreshness } from '../../store/appeals.ts';
import { latestVisibleImport } from '../../store/imports.ts';
import { readRegulationState, startWatching, stopWatching } from '../../store/regulation-state.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { takeImport } from './take-import.ts';

export type Watched =
  { kind: 'changed'; book: Book } | { kind: 'as-before'; book: Book } | { kind: 'refused'; reason: RightRefusal };

/** «Начать наблюдение», `/watch on | off`: from now on rises in the data announce by themselves, or no more. Admins only. */
export async function setWatching(
  app: App,
  { by, regulation, on }: { by: number; regulation: string; on: boolean },
): Promise<Watched> {
  const at = app.clock();
  const watched = await app.database.transaction(async (tx): Promise<Watched> => {
    const refusal = await mayAdminister(tx, app, { personId: by, regulation, action: 'watch' });
    const book = app.books.get(regulation);
    if (refusal || !book) return { kind: 'refused', reason: refusal ?? { kind: 'unknown-regulation' } };
    const changed = on ? await startWatching(tx, regulation, at) : await stopWatching(tx, regulation);
    return { kind: changed ? 'changed' : 'as-before', book };
  });
  if (watched.kind === 'changed' && on) await lookBack(app, watched.book);
  return watched;
}

/** A rise that the last complete day shows already is not left for tomorrow's file. Older days never announce. */
async function lookBack(app: App, book: Book): Promise<void> {
  const latest = await latestVisibleImport(app.database.db, book.district.id);
  // The file has brought the digest up to date before: what it announces only now does so by itself.
  if (latest) await takeImport(app, latest.id, book.id, { digestLater: false });
}

/** What is watched since when, for `/watch`. */
export async function watchesOf({ database: { db } }: Pick<App, 'database'>, books: readonly Book[]): Promise<Watch[]> {
  const watches: Watch[] = [];
  for (const book of books) {
    const watchingSince = (await readRegulationState(db, book.id))?.watchingSince ?? null;
    const { completeThrough } = await readFreshness(db, book.district.id, book.district.timezone);
    watches.push({ book, watchingSince, completeThrough });
  }
  return watches;
}
