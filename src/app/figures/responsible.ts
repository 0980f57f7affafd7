import { fold } from '../../domain/fold.ts';
import { unitOf } from '../../domain/post.ts';
import { RESPONSIBLE_FIELDS, type Book } from '../../regulation/book.ts';
import { holderName } from '../../render/posts.ts';
import type { Place } from '../../store/appeal-place.ts';
import type { Tx } from '../../store/database.ts';
import { listRegisterRows } from '../../store/registers.ts';
import { holdersOf, listSeats } from '../../store/seats.ts';
import { postOfSeat } from '../people/seat-posts.ts';
import { scopeTest, type ScopeTest } from './scope.ts';
import { withSeriesNames } from './series-names.ts';

/** Directions with their responsible: far above what a municipality has. */
const ROWS_READ = 2_000;

/** From the narrowest: a post that answers for a subcategory goes before that of the whole direction. */
const LEVELS = ['fact', 'subcategory', 'category', 'direction'] as const;

/** Appeals of one executor under one place of the hierarchy. */
type Owed = Place & { executor: string };

/** Gives the post that answers for appeals; '' where nobody is known. */
export type ResponsibleOf = (owed: Owed) => string;

/**
 * Who answers for which appeals (Khimki 2.5, Ruza 2.7): the post that the book's register names for their direction; else the
 * executor's own seat, where it is a unit of a post and somebody sits in it. Posts, not persons: lists may leave the house.
 */
export async function responsibleFor(tx: Tx, book: Book, now: Date): Promise<ResponsibleOf> {
  const named = await namedIn(tx, book);
  const units = await unitsOf(tx, book, now);
  return (owed) => named(owed) ?? units.get(fold(owed.executor)) ?? '';
}

/** By the register: a direction may be called there as in the exports, or by its watched series. */
async function namedIn(tx: Tx, book: Book): Promise<(place: Place) => string | null> {
  const { responsible: register } = book.control;
  if (register === null) return () => null;
  const rows = await listRegisterRows(tx, { regulation: book.id, register, after: 0, limit: ROWS_READ });
  const posts = new Map<string, string[]>();
  for (const { values } of rows) {
    const direction = fold(String(values[RESPONSIBLE_FIELDS.direction] ?? ''));
    const post = String(values[RESPONSIBLE_FIELDS.post] ?? '');
    if (direction === '' || fold(post) === '') continue;
    posts.set(direction, [...new Set([...(posts.get(direction) ?? []), post])]);
  }
  const bySeries = await seriesNamed(tx, book, posts);
  return (place) => {
    const level = LEVELS.find((at) => place[at] !== null && posts.has(fold(place[at])));
    const found = level === undefined ? bySeries(place) : posts.get(fold(place[level] ?? ''));
    return found?.join(', ') ?? null;
  };
}

/** By the title or another spelling of a watched series: what belongs to it, belongs to the post. */
async function seriesNamed(
  tx: Tx,
  book: Book,
  posts: ReadonlyMap<string, string[]>,
): Promise<(place: Place) => string[] | undefined> {
  const { watch } = (await withSeriesNames(tx, book)).emergency;
  const tests = watch.flatMap((series): [ScopeTest, string[]][] => {
    if (series.each !== null) return [];
    const name = [series.title, ...series.match].map(fold).find((one) => posts.has(one));
    return name === undefined ? [] : [[scopeTest(series), posts.get(name) ?? []]];
  });
  return (place) => tests.find(([isIn]) => isIn(place))?.[1];
}

/** Organisations that have a seat of their own, with somebody in it, by their folded names. */
async function unitsOf(tx: Tx, book: Book, now: Date): Promise<Map<string, string>> {
  const seats = (await listSeats(tx, book.district.id)).flatMap((seat) => {
    const post = postOfSeat(book, seat);
    return post === null || unitOf(post) === '' ? [] : [{ id: seat.id, post, title: seat.title }];
  });
  const held = new Set(
    (
      await holdersOf(
        tx,
        seats.map(({ id }) => id),
        now,
      )
    ).map(({ seatId }) => seatId),
  );
  return new Map(
    seats
      .filter(({ id }) => held.has(id))
      .map(({ post, title }) => [
        unitOf(post),
        holderName({ book, unitTitles: title === null ? {} : { [post]: title } }, post),
      ]),
  );
}
