import { localTime, weekdayOf } from '../../domain/calendar.ts';
import type { RichText } from '../../domain/message.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import { CAP, clean } from '../text/clean.ts';
import { dayText, SHORT_WEEKDAYS } from '../text/dates.ts';
import { holderName } from '../posts.ts';
import { housePosts, NOBODY, type HolderOfDay, type RosterPage } from './roster-page.ts';
import { bold, lines, sentence } from '../text/rich-text.ts';

/** The posts that change hands on a day, under its date; null for a day like the one before. */
export function changesOf({ book, now, days }: RosterPage, index: number): RichText | null {
  const { day, holders } = days[index] ?? { day: '', holders: [] };
  const zone = book.district.timezone;
  const changed = housePosts(book).flatMap((post) => {
    const ofDay = joined(holders.filter((one) => basePost(one.post) === post)).map((one) => ({
      ...one,
      // What began before now is how it is, not a change.
      from: index === 0 && one.from !== null && one.from <= now ? null : one.from,
    }));
    const before =
      index === 0 ? idsOf(ofDay) : idsOf(joined(days[index - 1]?.holders ?? []).filter((one) => lasts(one, post)));
    const moves = ofDay.some(({ from, to }) => from !== null || to !== null);
    if (!moves && idsOf(ofDay) === before) return [];
    const who = ofDay.map((one) => spell(one, zone));
    const after = ofDay.some(({ to }) => to === null) ? [] : [who.length === 0 ? NOBODY : `далее ${NOBODY}`];
    return [`${sentence(holderName(book, post))}: ${[...who, ...after].join(', ')}`];
  });
  return changed.length === 0 ? null : lines(bold(`${SHORT_WEEKDAYS[weekdayOf(day)]} ${dayText(day)}`), ...changed);
}

function lasts({ post, to }: HolderOfDay, wanted: PostId): boolean {
  return basePost(post) === wanted && to === null;
}

function idsOf(holders: readonly HolderOfDay[]): string {
  return holders
    .map(({ post, personId }) => `${post} ${personId}`)
    .toSorted()
    .join();
}

/** Two periods of one person, one beginning as the other ends, are one. */
function joined(holders: readonly HolderOfDay[]): HolderOfDay[] {
  const found: HolderOfDay[] = [];
  for (const one of holders) {
    const before = found.findIndex(
      (other) =>
        other.post === one.post &&
        other.personId === one.personId &&
        other.to !== null &&
        other.to.getTime() === one.from?.getTime(),
    );
    const earlier = found[before];
    if (earlier) found[before] = { ...earlier, to: one.to };
    else found.push(one);
  }
  return found;
}

function spell({ name, standsIn, from, to }: HolderOfDay, zone: string): string {
  const since = from === null ? '' : ` с ${localTime(from, zone)}`;
  const until = to === null ? '' : ` до ${localTime(to, zone)}`;
  return `${clean(name, CAP.name)}${since}${until}${standsIn ? ' (замещает)' : ''}`;
}
