import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import type { App } from '../app.ts';
import { deadlinesNow, notAcceptedNow, statusesNow, stuckNow } from '../drafts/control.ts';
import type { DataOf } from '../drafts/wanted.ts';

type ControlList = DataOf<'not-accepted' | 'stuck'> | DataOf<'deadlines'> | DataOf<'statuses'>;

/** `/control`: the lists of the regular mode as they are now, whenever somebody asks. */
export async function controlNow(
  tx: Tx,
  { clock, isWorkingDay }: Pick<App, 'clock' | 'isWorkingDay'>,
  book: Book,
): Promise<ControlList[]> {
  const wanted = { book, isWorkingDay, now: clock() };
  return [
    await notAcceptedNow(tx, wanted),
    await deadlinesNow(tx, wanted),
    await statusesNow(tx, wanted),
    await stuckNow(tx, wanted),
  ];
}
