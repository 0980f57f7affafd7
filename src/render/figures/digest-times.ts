import { localDate, type LocalDate, type TimeZone } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import { clockText, fullTime } from '../text/dates.ts';
import type { Digest } from './digest-view.ts';

/** The clause that demands the digest: the one of the rule that drafts it. */
export function digestClause(book: Book): string {
  return Object.values(book.rules).find((rule) => rule.draft === 'top-problems')?.clause ?? '';
}

/** The mode in the regulation's own words (п. 1.3 / 1.2). */
export function modeText(book: Book, mode: Digest['mode']): string {
  return mode === 'regular' ? 'штатный' : book.emergency.mode;
}

/** «09:40» on the day of the digest, «18.03.2026 22:40» on another. */
export function timeOn(zone: TimeZone, day: LocalDate, at: Date): string {
  return localDate(at, zone) === day ? clockText(at, zone) : fullTime(at, zone);
}

/** «данные на 09:40»; null when nothing was ever loaded. */
export function freshnessText({ book, day, asOf }: Pick<Digest, 'book' | 'day' | 'asOf'>): string | null {
  return asOf === null ? null : `данные на ${timeOn(book.district.timezone, day, asOf)}`;
}
