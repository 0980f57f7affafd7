import { nameKey } from '../name-key.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import { NAME_FIELDS, type Book, type WatchedSeries } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import type { SeriesNamed } from '../../render/figures/series-names.ts';
import { lastRegisterUpdate } from '../../store/registers.ts';
import type { Tx } from '../../store/database.ts';
import type { App } from '../app.ts';
import { recentCounts } from '../drafts/unmatched.ts';
import { mayFill } from '../registers/may-fill.ts';
import { updateRegister } from '../registers/update.ts';
import { mayAct, type Right } from '../acts/rights.ts';
import { namesOf, scopeTest, unwatchedNames } from './scope.ts';
import { readSeriesNames, withSeriesNames } from './series-names.ts';

/** A press under «Как она называется в выгрузке?». */
export interface NamePress {
  personId: number;
  chatId: number;
  regulation: string;
  /** Id of the watched series. */
  series: string;
}

/** What of the book a press is about, once the right was looked up again. */
type Asked =
  | { ok: true; book: Book; register: Register; watched: WatchedSeries; actor: Extract<Right, { ok: true }>['actor'] }
  | { ok: false; reason: RightRefusal | null };

/** A name as the data have it, and the series it belongs to already. */
interface Found {
  name: string;
  owners: WatchedSeries[];
}

/** May this person say here what a series is called? The reason is null where the book has no such series, or no register of names. */
export async function askedOf(app: App, { regulation, series, ...who }: NamePress): Promise<Asked> {
  const { db } = app.database;
  const book = app.books.get(regulation);
  const watched = book?.emergency.watch.find(({ id }) => id === series);
  const register = book?.registers[book.emergency.names ?? ''];
  if (!book || !watched || !register) return { ok: false, reason: null };
  const found = { book, register, watched };
  const keeper = await mayFill(db, app, who, { book, register });
  if (keeper.ok) return { ok: true, ...found, actor: keeper.actor };
  const importer = await mayAct(db, app, { ...who, regulation, action: 'import' });
  return importer.ok ? { ok: true, ...found, actor: importer.actor } : { ok: false, reason: keeper.reason };
}

/**
 * Notes a name of the data as one of a watched series. The name is looked for anew: what has vanished from the data, or
 * belongs to a series meanwhile, is said and not stored. The same press again stores nothing more.
 */
export async function nameSeries(app: App, press: NamePress & { key: string }): Promise<SeriesNamed> {
  const asked = await askedOf(app, press);
  if (!asked.ok) return asked.reason === null ? { kind: 'stale' } : { kind: 'refused', reason: asked.reason };
  const { db } = app.database;
  const { book, register, watched, actor } = asked;
  // Read before the name is looked for: of presses at one moment the first counts, and after any change it may be noted again.
  const updatedAt = await lastRegisterUpdate(db, { regulation: book.id, register: register.id });
  const before = await find(db, book, watched, press.key);
  if (!before) return { kind: 'gone' };
  if (before.owners.length > 0) return belongs(before, watched, 'already');
  const row = { [NAME_FIELDS.series]: watched.title, [NAME_FIELDS.name]: before.name };
  await updateRegister(app, {
    key: `name:${book.id}:${press.key}:${updatedAt?.toISOString() ?? ''}`,
    book,
    register: register.id,
    by: actor,
    change: { kind: 'add', rows: [row] },
  });
  const after = await find(db, book, watched, press.key);
  return after ? belongs(after, watched, 'recorded') : { kind: 'gone' };
}

function belongs({ name, owners }: Found, watched: WatchedSeries, how: 'recorded' | 'already'): SeriesNamed {
  const owner = owners.find(({ id }) => id === watched.id) ?? owners[0];
  if (!owner) return { kind: 'gone' };
  return { kind: owner.id === watched.id ? how : 'taken', name, title: owner.title };
}

/** The name behind a button: noted already, free to be noted, or in the hands of a series; null when the data have none such. */
async function find(tx: Tx, book: Book, watched: WatchedSeries, key: string): Promise<Found | null> {
  const isMeant = ({ name }: { name: string }) => nameKey(name) === key;
  const noted = (await readSeriesNames(tx, book)).filter(isMeant);
  if (noted[0]) {
    const owners = book.emergency.watch.filter(({ id }) => noted.some(({ series }) => series === id));
    return { name: noted[0].name, owners };
  }
  const named = await withSeriesNames(tx, book);
  const counts = (await recentCounts(tx, book))?.counts ?? [];
  const free = unwatchedNames(named, watched, counts).find(isMeant);
  if (free) return { name: free.name, owners: [] };
  const same = counts.flatMap((place) =>
    namesOf(place)
      .filter((name) => isMeant({ name }))
      .map((name) => ({ name, place })),
  );
  const owners = named.emergency.watch.filter((one) => same.some(({ place }) => scopeTest(one)(place)));
  return same[0] && owners.length > 0 ? { name: same[0].name, owners } : null;
}
