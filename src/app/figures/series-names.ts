import { fold } from '../../domain/fold.ts';
import { NAME_FIELDS, type Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { listRegisterRows } from '../../store/registers.ts';

/** Names that one book's series have beside those of the book; far above what exports of a district ever called them. */
const NAMES_READ = 2_000;

/** Another name of a watched series, as exports write it. */
export interface SeriesName {
  series: string;
  name: string;
}

/** The names that people noted in the register of the book; none where it has no such register. */
export async function readSeriesNames(tx: Tx, { id: regulation, emergency }: Book): Promise<SeriesName[]> {
  const { names: register, watch } = emergency;
  if (register === null) return [];
  const rows = await listRegisterRows(tx, { regulation, register, after: 0, limit: NAMES_READ });
  return rows.flatMap(({ values }) => {
    const title = fold(String(values[NAME_FIELDS.series] ?? ''));
    const name = String(values[NAME_FIELDS.name] ?? '');
    if (fold(name) === '') return [];
    return watch.filter((watched) => fold(watched.title) === title).map((watched) => ({ series: watched.id, name }));
  });
}

/**
 * The book with every name its series have in the exports of the district. Whatever counts appeals by series reads this one,
 * in the transaction of the counts: a name noted today counts for the days before as well.
 */
export async function withSeriesNames(tx: Tx, book: Book): Promise<Book> {
  const names = await readSeriesNames(tx, book);
  if (names.length === 0) return book;
  const watch = book.emergency.watch.map((watched) => {
    const own = names.filter(({ series }) => series === watched.id).map(({ name }) => name);
    return { ...watched, match: [...watched.match, ...own] };
  });
  return { ...book, emergency: { ...book.emergency, watch } };
}
