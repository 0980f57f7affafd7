import type { Case } from '../domain/case.ts';
import { addDaysTo } from '../domain/calendar.ts';
import { nightKey } from '../engine/night.ts';
import type { Book } from '../regulation/book.ts';
import type { Tx } from '../store/database.ts';
import { nightsRung } from '../store/nights-rung.ts';
import type { App } from './app.ts';

/**
 * Which posts other cases have rung this night: of this regulation, and in a seat that the whole district shares also those
 * of its other blocks. Looked up at night only, and for a duty never: it pings nobody at night.
 */
export async function rungElsewhere(
  tx: Tx,
  { books }: Pick<App, 'books'>,
  { book, subject, now }: { book: Book; subject: Case; now: Date },
): Promise<string[]> {
  if (subject.kind === 'duty') return [];
  const tonight = Object.values(book.posts).flatMap(({ id, seat }) => {
    const key = nightKey({ book }, id, now);
    return key === null ? [] : [{ key, shared: seat === 'district' }];
  });
  if (tonight.length === 0) return [];
  const others = [...books.values()].filter(({ id, district }) => id !== book.id && district.id === book.district.id);
  const terms = { except: subject.id, since: addDaysTo(now, -1) };
  const here = await nightsRung(tx, { ...terms, regulations: [book.id] });
  const next = await nightsRung(tx, { ...terms, regulations: others.map(({ id }) => id) });
  return tonight.flatMap(({ key, shared }) => (here.includes(key) || (shared && next.includes(key)) ? [key] : []));
}
