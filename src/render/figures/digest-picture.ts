import { TOP_SIZE } from '../../analytics/top-problems.ts';
import type { DigestPicture, PictureLine } from '../../domain/digest-picture.ts';
import { tierRank } from '../../domain/rise.ts';
import { periodText } from '../text/dates.ts';
import { changeText } from '../text/growth.ts';
import { sentence } from '../text/rich-text.ts';
import { lackingText, missingText, rankedText, saysSources, thresholdOf } from './digest-known.ts';
import { lineConfidence } from './digest-line.ts';
import { freshnessText } from './digest-times.ts';
import type { Digest, DigestLine } from './digest-view.ts';

/** What the picture of a digest shows: the words of its text, ready to be drawn. */
export function digestPicture(digest: Digest): DigestPicture {
  const { book, asOf, period, total, top, days } = digest;
  const missing = missingText(digest);
  const threshold = thresholdOf(digest);
  return {
    title: 'ТОП-проблемы',
    subtitle: `${book.district.title} · ${book.name}`,
    freshness: freshnessText(digest) ?? '',
    warning: asOf === null ? 'Данные ещё не загружались' : missing && sentence(missing),
    period: period && {
      current: periodText(period.from, period.to),
      previous: periodText(period.previousFrom, period.previousTo),
    },
    sources: total !== null && saysSources(digest) ? sourcesText(digest) : null,
    lines: top.slice(0, TOP_SIZE).map((line) => pictureLine(line, threshold)),
    nothing: total === null ? (lackingText(digest) ?? 'Нет данных') : 'Роста нет',
    days,
  };
}

/** «только «Добродел»» */
function sourcesText(digest: Digest): string {
  return `${digest.ranked === null ? '' : 'только '}${rankedText(digest)}`;
}

function pictureLine(line: DigestLine, threshold: number): PictureLine {
  const { title, current, previous, tier } = line;
  return {
    title,
    current,
    previous,
    growthText: changeText(line, threshold),
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
