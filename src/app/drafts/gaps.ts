import { addDays, endOfDay, localDate } from '../../domain/calendar.ts';
import type { Tx } from '../../store/database.ts';
import { gapsOf } from '../people/gaps.ts';
import type { DataOf, Wanted } from './wanted.ts';

/** Posts that nobody is in, or that nobody will be in tomorrow: said the day before (Khimki 1.4, Ruza 5.1, 5.2). */
export async function gapsNow(
  tx: Tx,
  { snapshot: { book }, now }: Pick<Wanted, 'snapshot' | 'now'>,
): Promise<DataOf<'gaps'>> {
  const zone = book.district.timezone;
  const to = endOfDay(addDays(localDate(now, zone), 1), zone);
  return { draft: 'gaps', gaps: await gapsOf(tx, book, { from: now, to }) };
}
