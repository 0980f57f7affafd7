import type { RightRefusal } from '../../domain/rights.ts';
import type { Book } from '../../regulation/book.ts';
import { readFreshness, type Freshness } from '../../store/appeals.ts';
import type { Tx } from '../../store/database.ts';
import { hideImport, latestVisibleImport, readImport, type StoredImport } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { mayAct } from '../acts/rights.ts';
import { recallRises } from '../acts/amend-rises.ts';
import { refreshSentDigests } from '../delivery/refresh-digests.ts';
import { LeaseLost, takeImportLease } from './import-lease.ts';
import { tellRollBack } from './tell-roll-back.ts';

/** Why an import is not rolled back. */
export type RollBackRefused =
  /** No such import, or one that was never seen. */
  | { kind: 'refused'; reason: 'unknown' }
  /** Another import of the district is under way: a minute later it can be. */
  | { kind: 'refused'; reason: 'busy' }
  /** A later import rests on it: that one would have to be rolled back first. */
  | { kind: 'refused'; reason: 'rested-on'; import: StoredImport; by: StoredImport };

/** `again`: it had been rolled back before, and nothing was changed now. */
export type RollBackOutcome = { kind: 'rolled-back'; import: StoredImport; again: boolean } | RollBackRefused;

type RollBackForeseen = { kind: 'possible'; import: StoredImport } | RollBackOutcome;

/**
 * Takes a visible import back by one update: what it added is not seen any more, what it changed is as before, the days it
 * covered are open again, and the same bytes may come again. Nothing is announced by it, and what was announced stays; the
 * digests of the day say silently what is known now.
 *
 * The newest goes first. A row that was the same in a later file was not written again with it: to hide the earlier import
 * alone would lose what the later one holds too. So later versions stay as they are, and the earlier import stays below them.
 *
 * The rows themselves are cleared away afterwards (`cleanDistrict`): until then nobody sees them.
 */
export async function rollBackImport(
  app: App,
  { importId, by }: { importId: number; by: string },
): Promise<RollBackOutcome> {
  const { database, log } = app;
  const found = await readImport(database.db, importId);
  if (!found) return { kind: 'refused', reason: 'unknown' };
  const lease = await takeImportLease(database, found.district);
  if (!lease) return { kind: 'refused', reason: 'busy' };
  try {
    const outcome = await database.transaction(async (tx): Promise<RollBackOutcome> => {
      await lease.keep(tx);
      const foreseen = await foresee(tx, importId);
      if (foreseen.kind !== 'possible') return foreseen;
      await hideImport(tx, importId);
      await tellWithout(tx, app, foreseen.import, by);
      return { kind: 'rolled-back', import: foreseen.import, again: false };
    });
    if (outcome.kind === 'rolled-back' && !outcome.again) {
      log.info({ importId, by }, 'an import was rolled back');
      app.wake();
    }
    return outcome;
  } catch (error) {
    if (error instanceof LeaseLost) return { kind: 'refused', reason: 'busy' };
    throw error;
  } finally {
    await lease.release(database.db);
  }
}

/** Says without the file what was said with it: on open cases, in the digests of the day, and to whoever has read those. */
async function tellWithout(tx: Tx, app: App, loaded: StoredImport, by: string): Promise<void> {
  const now = app.clock();
  const books = booksOf(app, loaded.district);
  for (const book of books) await recallRises(tx, app, { book, key: `recall:${loaded.id}`, at: now });
  const sent = await refreshSentDigests(tx, app, books, now);
  await tellRollBack(tx, { loaded, sent, by, now });
}

/** Books of one district share their appeals. */
function booksOf({ books }: Pick<App, 'books'>, district: string): Book[] {
  return [...books.values()].filter((book) => book.district.id === district);
}

/** What a roll-back would come to now. Changes nothing. */
export function foreseeRollBack({ database }: Pick<App, 'database'>, importId: number): Promise<RollBackForeseen> {
  return foresee(database.db, importId);
}

async function foresee(tx: Tx, importId: number): Promise<RollBackForeseen> {
  const found = await readImport(tx, importId);
  switch (found?.state) {
    case undefined:
    case 'staging':
      return { kind: 'refused', reason: 'unknown' };
    case 'rolled-back':
      return { kind: 'rolled-back', import: found, again: true };
    case 'visible': {
      const latest = await latestVisibleImport(tx, found.district);
      return latest === null || latest.id === importId
        ? { kind: 'possible', import: found }
        : { kind: 'refused', reason: 'rested-on', import: found, by: latest };
    }
  }
}

type RollBackRight = { ok: true; book: Book; import: StoredImport } | { ok: false; reason: RightRefusal | null };

/**
 * May this person roll it back here? Whoever may `import` into its district.
 * No reason where there is no such import.
 */
export async function rightToRollBack(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  who: { personId: number; chatId: number },
  importId: number,
): Promise<RollBackRight> {
  const { db } = app.database;
  const found = await readImport(db, importId);
  if (!found) return { ok: false, reason: null };
  let reason: RightRefusal = { kind: 'unknown-regulation' };
  for (const book of booksOf(app, found.district)) {
    const right = await mayAct(db, app, { ...who, regulation: book.id, action: 'import' });
    if (right.ok) return { ok: true, book, import: found };
    reason = right.reason;
  }
  return { ok: false, reason };
}

/** How fresh the data of a book's district are now. */
export function freshnessOf({ database }: Pick<App, 'database'>, { district }: Book): Promise<Freshness> {
  return readFreshness(database.db, district.id, district.timezone);
}
