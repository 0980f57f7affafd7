import { addDays, localDate, localTime } from '../domain/calendar.ts';
import type { PostId } from '../domain/post.ts';
import type { Snapshot } from './snapshot.ts';

/** The night an instant belongs to for a post, by the local day on which it began; null by day and for posts without one. */
export function nightKey({ book }: Pick<Snapshot, 'book'>, post: PostId, now: Date): string | null {
  const night = book.posts[post]?.night;
  if (!night) return null;
  const zone = book.district.timezone;
  const time = localTime(now, zone);
  const day = localDate(now, zone);
  if (night.from <= night.to) return time >= night.from && time < night.to ? `${post} ${day}` : null;
  if (time >= night.from) return `${post} ${day}`;
  return time < night.to ? `${post} ${addDays(day, -1)}` : null;
}

/** At night at most one ping rings, whichever case it is of: has it rung already? What is said in the same instant leaves as one message, which rings. */
export function isSilenced(snapshot: Snapshot, post: PostId, now: Date): boolean {
  const key = nightKey(snapshot, post, now);
  if (key === null) return false;
  return snapshot.case.facts.rung.includes(key) || snapshot.rungElsewhere?.includes(key) === true;
}
