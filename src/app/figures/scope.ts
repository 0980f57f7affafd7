import type { NameCount } from '../../analytics/candidate-names.ts';
import { fold } from '../../domain/fold.ts';
import type { Book, WatchedSeries } from '../../regulation/book.ts';
import type { DayCount } from '../../store/appeals.ts';
import type { Place } from '../../store/appeal-place.ts';
import type { PlaceSeries } from '../../store/day-series.ts';

/** Places of the hierarchy, from the widest. */
const LEVELS = ['direction', 'category', 'subcategory', 'fact'] as const;

/** Tells whether appeals counted under one place of the hierarchy belong to a watched series. */
export type ScopeTest = (place: Place) => boolean;

/** Names are compared folded: case, spaces, ё/е and punctuation differ from export to export. */
export function scopeTest({ level, match }: WatchedSeries): ScopeTest {
  const names = new Set(match.map(fold));
  const levels = level === 'any' ? LEVELS : [level];
  const known = new Map<string, boolean>();
  const isNamed = (name: string): boolean => {
    let named = known.get(name);
    if (named === undefined) known.set(name, (named = names.has(fold(name))));
    return named;
  };
  return (place) => levels.some((at) => place[at] !== null && isNamed(place[at]));
}

/** A series that is compared: one of the book, or one value found under it. */
export interface Series {
  /** Stable within the regulation. */
  id: string;
  title: string;
  watched: WatchedSeries;
  places: PlaceSeries[];
}

/** The places of every watched series of a book (with all its names: `withSeriesNames`); one without appeals is there too, unless the data have to name it. */
export function watchedSeries(book: Book, places: readonly PlaceSeries[]): Series[] {
  return book.emergency.watch.flatMap((watched) => {
    const own = places.filter(scopeTest(watched));
    if (watched.each === null) return [{ id: watched.id, title: watched.title, watched, places: own }];
    return seriesByName(watched, watched.each, own);
  });
}

/** One series for each distinct value of a deeper field; the newest spelling is what people read. */
function seriesByName(
  watched: WatchedSeries,
  each: NonNullable<WatchedSeries['each']>,
  places: readonly PlaceSeries[],
): Series[] {
  const found = new Map<string, Series>();
  for (const place of places) {
    const name = place[each];
    if (name === null) continue;
    const id = `${watched.id}:${fold(name)}`;
    const series = found.get(id) ?? { id, title: name, watched, places: [] };
    series.title = name;
    series.places.push(place);
    found.set(id, series);
  }
  return [...found.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'ru'));
}

/** Every name of a place, from the widest. */
export function namesOf(place: Place, levels: readonly (keyof Place)[] = LEVELS): string[] {
  return levels.flatMap((level) => place[level] ?? []);
}

/**
 * Names of the data by which a series could find its appeals, and that belong to no series, neither themselves nor by
 * anything under them; how many appeals stand under each.
 */
export function unwatchedNames(
  { emergency }: Book,
  { level }: WatchedSeries,
  counts: readonly DayCount[],
): NameCount[] {
  const tests = emergency.watch.map(scopeTest);
  const levels = level === 'any' ? LEVELS.slice(1) : [level];
  const taken = new Set<string>();
  for (const count of counts) {
    // The name of a whole direction would bring in everything that stands under it.
    const names = tests.some((isIn) => isIn(count))
      ? namesOf(count)
      : level === 'any'
        ? namesOf(count, ['direction'])
        : [];
    for (const name of names) taken.add(fold(name));
  }
  return counts.flatMap((count) => {
    const names = new Map(namesOf(count, levels).map((name) => [fold(name), name]));
    return [...names].filter(([key]) => !taken.has(key)).map(([, name]) => ({ name, count: count.count }));
  });
}
