import { localDate, type LocalDate, type TimeZone } from '../../domain/calendar.ts';
import type { Book } from '../../regulation/book.ts';
import { clockText, fullTime, periodText } from '../text/dates.ts';
import type { Digest } from './digest-view.ts';

/** The clause that demands the digest: the one of the rule that drafts it. */
export function digestClause(book: Book): string {
  return Object.values(book.rules).find((rule) => rule.draft === 'top-problems')?.clause ?? '';
}

/** The mode in the regulation's own words (п. 1.3 / 1.2). */
export function modeText(book: Book, mode: Digest['mode']): string {
  return mode === 'regular' ? 'штатный' : book.emergency.mode;
}

const MIDNIGHT = '00:00';

/** «09:40» on the day of the digest, «18.03.2026 22:40» on another; of midnight nobody knows which day it belongs to. */
export function timeOn(zone: TimeZone, day: LocalDate, at: Date): string {
  const time = clockText(at, zone);
  return localDate(at, zone) === day && time !== MIDNIGHT ? time : fullTime(at, zone);
}

/** «данные на 09:40»; null when nothing was ever loaded. */
export function freshnessText({ book, day, asOf }: Pick<Digest, 'book' | 'day' | 'asOf'>): string | null {
  return asOf === null ? null : `данные на ${timeOn(book.district.timezone, day, asOf)}`;
}

/**
 * Of figures that somebody looks at behind a digest: «Цифры — на 10:20 20.03; в сводке от 19.03 могли быть другие». null in
 * the digest itself.
 */
export function lookedText({ book, day, lookedAt }: Pick<Digest, 'book' | 'day' | 'lookedAt'>): string | null {
  if (lookedAt === null) return null;
  const { timezone } = book.district;
  const today = localDate(lookedAt, timezone);
  const other = today === day ? '' : `; в сводке от ${periodText(day, day)} могли быть другие`;
  return `Цифры — на ${clockText(lookedAt, timezone)} ${periodText(today, today)}${other}`;
}
