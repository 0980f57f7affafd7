import { addDays, daysBetween, instantOf, localDate } from '../../domain/calendar.ts';
import type { DayRange } from '../../domain/coverage.ts';
import { percentOf } from '../../regulation/terms.ts';
import { clockText, periodText } from '../text/dates.ts';
import { changeText, confidenceText } from '../text/growth.ts';
import { counted, number } from '../text/numbers.ts';
import { FORMS, type Forms } from '../text/plural.ts';
import type { Digest } from './digest-view.ts';

const WHOLE_DAYS: Forms = ['полные сутки', 'полных суток', 'полных суток'];

/**
 * What is not known of the days up to yesterday: «нет данных за 19.09–20.09, за 18.09 — неполные, до 14:14». null where all
 * of them are.
 */
export function missingText({ book, day, asOf, completeThrough }: Digest): string | null {
  const yesterday = addDays(day, -1);
  if (asOf === null || completeThrough === yesterday) return null;
  const { timezone } = book.district;
  const begun = localDate(asOf, timezone);
  // At midnight a day has begun of which nothing is known yet.
  const isBegun = asOf > instantOf(begun, '00:00', timezone);
  const isPartial = isBegun && begun <= yesterday && (completeThrough === null || begun > completeThrough);
  const first = completeThrough === null ? (isPartial ? begun : yesterday) : addDays(completeThrough, 1);
  const holes: DayRange[] = isPartial
    ? [
        { from: first, to: addDays(begun, -1) },
        { from: addDays(begun, 1), to: yesterday },
      ]
    : [{ from: first, to: yesterday }];
  const none = rangesText(holes.filter(({ from, to }) => from <= to));
  const partial = isPartial ? `за ${periodText(begun, begun)} — неполные, до ${clockText(asOf, timezone)}` : '';
  if (none === '') return `данные ${partial}`;
  return `нет данных за ${none}${partial === '' ? '' : `, ${partial}`}`;
}

/** «05.03–08.03, 11.03» */
function rangesText(ranges: readonly DayRange[]): string {
  return ranges.map(({ from, to }) => periodText(from, to)).join(', ');
}

/** Why nothing is compared: «Сравнивать пока не с чем: есть 10 полных суток, нужно 14 (05.03–18.03)». */
export function lackingText({ lacking }: Digest): string | null {
  if (lacking === null) return null;
  const { from, to, needed, missing } = lacking;
  const known = needed - missing.reduce((days, range) => days + daysBetween(range.from, range.to) + 1, 0);
  const has =
    known === 0 ? 'полных суток нет' : `есть ${known === 1 ? 'одни полные сутки' : counted(known, WHOLE_DAYS)}`;
  return `Сравнивать пока не с чем: ${has}, нужно ${number(needed)} (${periodText(from, to)})`;
}

/** «нет данных за 05.03–08.03»: the days that are missing from a comparison. */
export function holesText({ lacking }: Digest): string | null {
  return lacking && `для сравнения нет полных данных за ${rangesText(lacking.missing)}`;
}

/** «За последние полные сутки (18.03) — 34 обращения»: what is known where nothing is compared. */
export function lastDayText({ days, completeThrough }: Digest): string | null {
  const count = days.find(({ day }) => day === completeThrough)?.count ?? null;
  if (count === null || completeThrough === null) return null;
  return `За последние полные сутки (${periodText(completeThrough, completeThrough)}) — ${counted(count, FORMS.appeal)}, все источники`;
}

/**
 * «За неполный день 27.07 (до 18:00) — 12 против 8 за те же часы 20.07: +50 %, все источники; уверенного роста нет»: of a day that is not
 * complete, and so compared with nothing else.
 */
export function sameHoursText(digest: Digest): string | null {
  const { sameHours: hours, book } = digest;
  if (hours === null) return null;
  const { day, until, earlier, current, previous } = hours;
  const head = `За неполный день ${periodText(day, day)} (до ${clockText(until, book.district.timezone)})`;
  const figures = `${number(current)} против ${number(previous)} за те же часы ${periodText(earlier, earlier)}`;
  const change = changeText(hours, thresholdOf(digest));
  const said = [saysSources(digest) ? `${change}, все источники` : change, confidenceText(hours)];
  return `${head} — ${figures}: ${said.filter((one) => one !== null).join('; ')}`;
}

/** The threshold of the book on the last day that is known, in per cent. */
export function thresholdOf({ book, day, completeThrough }: Digest): number {
  return percentOf(book, book.emergency.over, completeThrough ?? addDays(day, -1));
}

/** ««Добродел»»: the sources that the book ranks, as they are quoted. */
export function askedSources({ book }: Digest): string {
  return book.topSources.map((name) => `«${name}»`).join(', ');
}

/** What the TOP is of: ««Добродел»»; «все источники: «Добродел» в данных нет». */
export function rankedText(digest: Digest): string {
  if (digest.ranked !== null) return digest.ranked.map((name) => `«${name}»`).join(', ');
  return `все источники: ${askedSources(digest)} в данных нет`;
}

/** Whether the total and the TOP are of different appeals, or of others than the book asks for: then each says which. */
export function saysSources({ otherSources, ranked }: Digest): boolean {
  return otherSources.length > 0 || ranked === null;
}
