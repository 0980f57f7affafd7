import { tierRank } from '../../domain/rise.ts';
import { inBrackets } from '../text/cite.ts';
import { dayText, periodText } from '../text/dates.ts';
import { growthText } from '../text/growth.ts';
import { number } from '../text/numbers.ts';
import { bold, italic, rich, sentence, type Maybe, type Piece } from '../text/rich-text.ts';
import type { CaptionLine } from './caption.ts';
import {
  lackingText,
  lastDayText,
  missingText,
  rankedText,
  sameHoursText,
  saysSources,
  thresholdOf,
} from './digest-known.ts';
import { eventText, topLine } from './digest-line.ts';
import { digestClause, freshnessText, modeText, timeOn } from './digest-times.ts';
import type { Digest } from './digest-view.ts';

/**
 * What gives way last: `title` never does; the systemic problems go first, then what makes other lines longer, then events,
 * then the lines of the TOP below its first. Without `others` the total and the TOP could not be reconciled.
 */
export const RANK = {
  title: 0,
  data: 1,
  total: 2,
  others: 3,
  first: 4,
  state: 5,
  words: 6,
  top: 7,
  figures: 8,
  event: 9,
  sources: 10,
  systemic: 11,
  titles: 12,
} as const;

/** So many lines of the TOP are shown whatever they are; further ones only if there is more behind them than the formula. */
const TOP_SHOWN = 3;
export const TOP_AT_MOST = 5;

/** A line of the caption; null where there is nothing to say. `longer`: with more in it where there is room. */
export function captionLine(
  text: Maybe<Piece>,
  rank: number,
  group: number,
  longer?: CaptionLine['longer'],
): CaptionLine | null {
  return text ? { text: rich(text), rank, group, ...(longer && { longer }) } : null;
}

/** Which day, which data, what is missing: of one district, whatever its blocks. */
export function dataLines(digest: Digest, group: number): (CaptionLine | null)[] {
  const { asOf, completeThrough } = digest;
  const line = (text: Maybe<Piece>) => captionLine(text, RANK.data, group);
  if (asOf === null) return [line(bold('Данные ещё не загружались: цифр нет.'))];
  const complete = completeThrough === null ? 'полных суток нет' : `полные сутки по ${dayText(completeThrough)}`;
  const missing = missingText(digest);
  return [
    line(missing !== null && bold(`Внимание: ${missing}.`)),
    line(`${sentence(freshnessText(digest) ?? '')}; ${complete}`),
  ];
}

/** «Период: 13.03–19.03 против 06.03–12.03» */
export function periodLine({ period }: Digest, group: number): CaptionLine | null {
  const text =
    period &&
    `Период: ${periodText(period.from, period.to)} против ${periodText(period.previousFrom, period.previousTo)}`;
  return captionLine(text, RANK.state, group);
}

/** «Режим: штатный» */
export function modeLine({ book, mode }: Digest, group: number): CaptionLine | null {
  return captionLine(`Режим: ${modeText(book, mode)}`, RANK.total, group);
}

/** «Энергетика (п. 2.2 регламента)»: the head of a section among several. */
export function sectionHead({ book }: Digest, group: number): CaptionLine | null {
  return captionLine(bold(`${book.name}${inBrackets(book, digestClause(book))}`), RANK.data, group);
}

/** The total, and at most so many lines of the TOP; without two periods why there is none, and what is known. */
export function figureLines(digest: Digest, most: number, group: number): (CaptionLine | null)[] {
  const { total, top } = digest;
  const line = (text: Maybe<Piece>, rank: number) => captionLine(text, rank, group);
  const partial = sameHoursText(digest);
  const hours = line(partial && `${partial}.`, RANK.words);
  if (total === null)
    return [...[lackingText(digest), lastDayText(digest)].map((text) => line(text && `${text}.`, RANK.total)), hours];
  const shown = shownOf(digest, most);
  const hidden = top.length - shown.length;
  const threshold = thresholdOf(digest);
  const says = saysSources(digest);
  return [
    line(`Всего обращений${says ? ', все источники' : ''} — ${growthText(total, threshold)}`, RANK.total),
    line(says && shown.length > 0 && `Рост по темам (${rankedText(digest)}):`, RANK.first),
    ...shown.flatMap((one, index) => [
      line(topLine(one, index + 1, threshold), index === 0 ? RANK.first : RANK.top),
      ...one.events.slice(0, 1).map((event) => line(italic(`   ${eventText(event)}`), RANK.event)),
    ]),
    line(hidden > 0 && `…ещё ${number(hidden)}`, RANK.top),
    line(top.length === 0 && 'Роста нет.', RANK.total),
    hours,
  ];
}

function shownOf({ top }: Digest, most: number): Digest['top'] {
  const further = top.slice(TOP_SHOWN, TOP_AT_MOST).findIndex(({ tier }) => tierRank(tier) < tierRank('attention'));
  const wanted = further < 0 ? TOP_AT_MOST : TOP_SHOWN + further;
  return top.slice(0, Math.min(wanted, most));
}

/** « · обновлено 10:20»; '' while it is as it was sent. */
export function updatedText({ book, day, updatedAt }: Digest): string {
  return updatedAt === null ? '' : ` · обновлено ${timeOn(book.district.timezone, day, updatedAt)}`;
}
