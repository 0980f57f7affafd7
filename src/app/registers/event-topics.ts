import { addDays, localDate } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Book } from '../../regulation/book.ts';
import { nearestWord } from '../../regulation/nearest.ts';
import { EVENT_FIELDS } from '../../regulation/register.ts';
import { listPlacesSince } from '../../store/places.ts';
import type { Tx } from '../../store/database.ts';
import { namesOf } from '../figures/scope.ts';
import { withSeriesNames } from '../figures/series-names.ts';

/** The field of what an event is about. */
export const TOPIC = EVENT_FIELDS.problem;

/** Days of appeals whose names count as known. */
const DAYS_LOOKED_AT = 90;
/** They are kept with the form that is being filled. */
const TOPICS_AT_MOST = 1_000;
/** More is no choice for a thumb. */
const OFFERED_AT_MOST = 3;

/** What an event may be about: the watched series by all their names, then every name of the data, each spelling once. */
export async function eventTopics(tx: Tx, book: Book, now: Date): Promise<string[]> {
  const { id: district, timezone } = book.district;
  const { watch } = (await withSeriesNames(tx, book)).emergency;
  const places = await listPlacesSince(tx, { district, since: addDays(localDate(now, timezone), -DAYS_LOOKED_AT) });
  const names = [
    ...watch.flatMap(({ title, match }) => [title, ...match]),
    ...places.flatMap((place) => namesOf(place)),
  ];
  const known = new Map<string, string>();
  for (const name of names) if (!known.has(fold(name))) known.set(fold(name), name);
  return [...known.values()].slice(0, TOPICS_AT_MOST);
}

/** Is this one of the topics, however it is spelt? */
export function isTopic(topics: readonly string[], written: string): boolean {
  return topics.some((topic) => fold(topic) === fold(written));
}

/** The topics that may be meant, likeliest first: mistyped, or a part of a longer name; the first of all where none is near. */
export function topicsMeant(topics: readonly string[], written: string): string[] {
  const meant = fold(written);
  const byName = new Map(topics.map((topic) => [fold(topic), topic]));
  const near = nearestWord(meant, byName.keys());
  const partly = [...byName.keys()].filter((name) => meant !== '' && (name.includes(meant) || meant.includes(name)));
  const found = [...new Set([...(near === null ? [] : [near]), ...partly])].flatMap((name) => byName.get(name) ?? []);
  return (found.length > 0 ? found : topics.slice(0, 1)).slice(0, OFFERED_AT_MOST);
}
