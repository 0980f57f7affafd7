import { TOP_SIZE } from '../../analytics/top-problems.ts';
import { addDays } from '../../domain/calendar.ts';
import type { DigestPicture, PictureLine } from '../../domain/digest-picture.ts';
import { tierRank } from '../../domain/rise.ts';
import { dayText, periodText } from '../text/dates.ts';
import { changeText } from '../text/growth.ts';
import { lineConfidence } from './digest-line.ts';
import { freshnessText } from './digest-times.ts';
import type { Digest, DigestLine } from './digest-view.ts';

/** What the picture of a digest shows: the words of its text, ready to be drawn. */
export function digestPicture(digest: Digest): DigestPicture {
  const { book, day, asOf, yesterdayLoaded, period, total, top, days } = digest;
  const missing = yesterdayLoaded ? null : `Данные за вчера не загружены (${dayText(addDays(day, -1))})`;
  return {
    title: 'ТОП-проблемы',
    subtitle: `${book.district.title} · ${book.name}`,
    freshness: freshnessText(digest) ?? '',
    warning: asOf === null ? 'Данные ещё не загружались' : missing,
    period: period && {
      current: periodText(period.from, period.to),
      previous: periodText(period.previousFrom, period.previousTo),
    },
    lines: total === null ? null : top.slice(0, TOP_SIZE).map(pictureLine),
    days,
  };
}

function pictureLine(line: DigestLine): PictureLine {
  const { title, current, previous, tier } = line;
  return {
    title,
    current,
    previous,
    growthText: changeText(line),
    confidenceText: lineConfidence(line),
    tier,
  };
}

/**
 * Of several blocks in one message the one that is drawn: that of the strongest tier, then of the growth that is most
 * certain. The picture names its block; two blocks in one would need one scale, and a quiet one would look empty beside.
 */
export function picturedOf([first, ...others]: readonly [Digest, ...Digest[]]): Digest {
  return others.reduce((best, one) => (isStronger(one, best) ? one : best), first);
}

function isStronger(one: Digest, other: Digest): boolean {
  const [tier, otherTier] = [strongest(one), strongest(other)];
  if (tier !== otherTier) return tier > otherTier;
  return (one.top[0]?.confidentPercent ?? -Infinity) > (other.top[0]?.confidentPercent ?? -Infinity);
}

function strongest({ top }: Digest): number {
  return Math.max(-1, ...top.map(({ tier }) => tierRank(tier)));
}
