import { instantOf, type TimeZone } from '../domain/calendar.ts';

/** `2026-07-28`, `28.07.2026`, `28_07_2026`, `20260728`, with `09-41`, `09_41`, `0941` or `09.41.30` after it. */
const DATE_IN_NAME =
  /(?<!\d)(?:(?<y1>20\d{2})(?<s1>[-._]?)(?<m1>\d{2})\k<s1>(?<d1>\d{2})|(?<d2>\d{2})(?<s2>[-._])(?<m2>\d{2})\k<s2>(?<y2>20\d{2}))(?:[ _T-]+(?:в )?(?<hour>[01]\d|2[0-3])[-_.:ч]?(?<minute>[0-5]\d)(?:[-_.:]?[0-5]\d)?(?!\d))?(?!\d)/gu;

/** Longest file name looked at. */
const MAX_CHARACTERS = 200;

/**
 * The newest instant written in a file's name, or null. A date without a time counts from its midnight: the export may
 * have been made at any hour of that day, so the day itself is not known to be over.
 */
export function asOfInName(fileName: string, zone: TimeZone): Date | null {
  let newest: Date | null = null;
  for (const { groups = {} } of fileName.slice(0, MAX_CHARACTERS).matchAll(DATE_IN_NAME)) {
    const { hour = '00', minute = '00' } = groups;
    const date = `${groups['y1'] ?? groups['y2']}-${groups['m1'] ?? groups['m2']}-${groups['d1'] ?? groups['d2']}`;
    if (!isDate(date)) continue;
    const instant = instantOf(date, `${hour}:${minute}`, zone);
    if (newest === null || instant > newest) newest = instant;
  }
  return newest;
}

function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

/**
 * Up to when the data of a file are known (design §2): the newest of what its name says, what the sender says and its
 * latest appeal, else the time of receipt. Nothing is known of the time after the receipt, whatever a name says.
 */
export function asOfFile(said: readonly (Date | null)[], receivedAt: Date): Date {
  const known = said.filter((instant) => instant !== null).map((instant) => Math.min(+instant, +receivedAt));
  return known.length === 0 ? receivedAt : new Date(Math.max(...known));
}
