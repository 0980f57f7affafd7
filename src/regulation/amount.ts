import { addDays } from '../domain/calendar.ts';
import type { Amount } from './value.ts';

const MS_OF_UNIT: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LITERAL = /^(\d{1,5})(m|h|d)$/;
const PER_CENT = /^(\d{1,4}(?:[.,]\d{1,2})?) ?%$/;

/** Milliseconds of `30m`, `1h`, `7d`; null for anything else. */
export function parseDurationMs(text: string): number | null {
  const [, count, unit] = LITERAL.exec(text) ?? [];
  const ms = unit === undefined ? undefined : MS_OF_UNIT[unit];
  return ms === undefined ? null : Number(count) * ms;
}

/** A duration, or a per cent as in `10 %`; null for anything else. */
export function parseAmount(text: string): Amount | null {
  const percent = PER_CENT.exec(text)?.[1];
  if (percent !== undefined) return { unit: 'percent', percent: Number(percent.replace(',', '.')) };
  const ms = parseDurationMs(text);
  return ms === null ? null : { unit: 'ms', ms };
}

/** True for a word that looks like a number with something behind it, hence a mistyped literal and not a value's name. */
export function looksLikeLiteral(text: string): boolean {
  return /^[\d.,+-]/.test(text);
}

/** True for a day that exists, written as `2020-01-31`. */
export function isLocalDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}
