import { fold } from '../../domain/fold.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import type { Place } from '../../store/appeal-place.ts';
import type { Tx } from '../../store/database.ts';
import { listPlacesSince } from '../../store/places.ts';
import { scopeTest } from './scope.ts';
import { withSeriesNames } from './series-names.ts';

/**
 * Which appeals of a district belong to a book's block: those the book watches, and those of the directions under which
 * what it watches stands. A book that watches single categories answers for its whole block all the same (Ruza 2.6, 2.7),
 * and exports of a district hold other blocks too.
 */
export async function blockTest(tx: Tx, book: Book, since: LocalDate): Promise<(place: Place) => boolean> {
  const { watch } = (await withSeriesNames(tx, book)).emergency;
  const tests = watch.map(scopeTest);
  const isWatched = (place: Place) => tests.some((isIn) => isIn(place));
  // A series of a whole direction names its directions itself.
  if (watch.every(({ level }) => level === 'direction')) return isWatched;
  const places = await listPlacesSince(tx, { district: book.district.id, since });
  const directions = new Set(places.filter(isWatched).flatMap(({ direction }) => (direction ? [fold(direction)] : [])));
  return (place) => isWatched(place) || (place.direction !== null && directions.has(fold(place.direction)));
}
