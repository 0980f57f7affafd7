import type { LocalDate } from '../domain/calendar.ts';
import { addressKey, addressTitle, type Place } from './addresses.ts';
import { pairEnding, type PeriodPair } from './periods.ts';

/** The days an address is looked at, and as many before them. */
export const HOT_ADDRESS_DAYS = 14;
/** More is no list for a phone. */
export const HOT_ADDRESSES_AT_MOST = 5;
/** One appeal makes no address hot. */
export const HOT_FROM = 2;

/** Unfinished appeals about one address: of the last 14 days, and of the 14 before. */
export interface AddressCount extends Place {
  current: number;
  previous: number;
}

export interface HotAddress {
  title: string;
  current: number;
  previous: number;
}

/** The two fortnights whose unfinished appeals `hotAddresses` compares. */
export function hotAddressPeriods(lastCompleteDay: LocalDate): PeriodPair {
  return pairEnding(lastCompleteDay, HOT_ADDRESS_DAYS, HOT_ADDRESS_DAYS);
}

/**
 * The addresses with the most unfinished appeals of the last 14 days beside those of the 14 before: the fullest first, ties
 * by growth, then by name. Spellings of one address count together, under the first of them.
 */
export function hotAddresses(counts: readonly AddressCount[]): HotAddress[] {
  const found = new Map<string, HotAddress>();
  for (const row of counts) {
    const key = addressKey(row);
    if (key === null) continue;
    const known = found.get(key) ?? { title: addressTitle(row), current: 0, previous: 0 };
    found.set(key, { ...known, current: known.current + row.current, previous: known.previous + row.previous });
  }
  return [...found.values()]
    .filter(({ current }) => current >= HOT_FROM)
    .toSorted((a, b) => b.current - a.current || a.previous - b.previous || a.title.localeCompare(b.title, 'ru'))
    .slice(0, HOT_ADDRESSES_AT_MOST);
}
