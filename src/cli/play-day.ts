import { endOfDay, instantOf, type LocalDate } from '../domain/calendar.ts';
import type { Book } from '../regulation/book.ts';
import type { Rule } from '../regulation/rule.ts';
import { PlayedCase, type Moment } from './played-case.ts';

/** A duty and what it made happen on the day. */
export interface PlayedDuty {
  rule: Rule;
  moments: Moment[];
}

/** What every duty of the regular mode makes happen on a local day, if nobody does anything. */
export function playDay(book: Book, day: LocalDate): PlayedDuty[] {
  const zone = book.district.timezone;
  const begin = instantOf(day, '00:00', zone);
  const lastOfDay = new Date(endOfDay(day, zone).getTime() - 1);
  return Object.values(book.rules)
    .filter((rule) => rule.starts.kind === 'calendar')
    .map((rule) => {
      const played = new PlayedCase(book, 'duty', rule.id, begin);
      played.act(begin, null, { kind: 'begin' });
      played.until(lastOfDay);
      return { rule, moments: played.moments };
    });
}
