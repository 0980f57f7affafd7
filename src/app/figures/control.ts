import { controlDays, statesFrom } from '../../analytics/appeal-states.ts';
import type { Action } from '../../domain/post.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import { TABLE_ROWS, type ControlTable } from '../../render/figures/control-table.ts';
import { countControlled, listControlled } from '../../store/controlled-appeals.ts';
import type { Tx } from '../../store/database.ts';
import { viewerOf } from '../acts/viewer.ts';
import type { App } from '../app.ts';
import { deadlinesNow, notAcceptedNow, readingFor, statusesNow, stuckNow, type Reading } from '../drafts/control.ts';
import type { DataOf } from '../drafts/wanted.ts';

type ControlList = DataOf<'not-accepted' | 'stuck'> | DataOf<'deadlines'> | DataOf<'statuses'>;
type Clocked = Pick<App, 'clock' | 'isWorkingDay'>;

/** `/control`: the lists of the regular mode as they are now, whenever somebody asks. */
export async function controlNow(tx: Tx, { clock, isWorkingDay }: Clocked, book: Book): Promise<ControlList[]> {
  const reading = await readingFor(tx, { book, isWorkingDay, now: clock() });
  return [
    await notAcceptedNow(tx, reading),
    await deadlinesNow(reading),
    await statusesNow(tx, reading),
    await stuckNow(tx, reading),
  ];
}

/** Whether posts that may do this see the control lists. */
export function seesControl(may: readonly Action[]): boolean {
  return may.includes('import') || may.includes('status');
}

/** Somebody who asks for what stands behind the lists of a regulation. */
interface Asker {
  personId: number;
  chatId: number;
  regulation: string;
}

/** What «Почему эта цифра» explains. */
interface Explained {
  book: Book;
  statuses: DataOf<'statuses'>;
}

/** The figures that are explained; null for somebody who may not see them here. */
export async function controlFor(app: App, asker: Asker): Promise<Explained | null> {
  return seen(app, asker, explained);
}

/** «Таблица»: every appeal that stands in a control list, one by one; null for somebody who may not see them here. */
export async function controlTableFor(app: App, asker: Asker): Promise<(Explained & { table: ControlTable }) | null> {
  return seen(app, asker, async (tx, reading) => ({
    ...(await explained(tx, reading)),
    table: await tableOf(tx, reading),
  }));
}

async function explained(tx: Tx, reading: Reading): Promise<Explained> {
  return { book: reading.book, statuses: await statusesNow(tx, reading) };
}

async function tableOf(tx: Tx, { book, now, asOf, today, isOwn, own, isWorkingDay }: Reading): Promise<ControlTable> {
  const { id: district, timezone: zone } = book.district;
  const controlled = { district, zone, days: controlDays(today, isWorkingDay) };
  const counts = (await countControlled(tx, controlled)).filter(isOwn);
  const places = counts.map(({ key }) => key);
  const statesOf = statesFrom(today, isWorkingDay);
  const rows = own(await listControlled(tx, { ...controlled, places, atMost: TABLE_ROWS })).map(
    ({ statusGroup, ...row }) => {
      const appeal = { ...row, isNew: statusGroup === 'new', postponed: statusGroup === 'postponed' };
      return { ...row, states: statesOf({ ...appeal, repeated: row.repeated || row.returned }) };
    },
  );
  return { book, now, asOf, today, rows, total: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** Whoever sees `/control` sees what stands behind it. Nobody outside the house does. */
async function seen<T>(app: App, asker: Asker, read: (tx: Tx, reading: Reading) => Promise<T>): Promise<T | null> {
  return app.database.transaction(async (tx) => {
    const { places } = await viewerOf(tx, app, asker);
    const place = places.find(({ book }) => book.id === asker.regulation);
    const may = place?.own.flatMap((post) => postIn(place.book, post)?.may ?? []) ?? [];
    if (!place || place.audience.external || !seesControl(may)) return null;
    return read(tx, await readingFor(tx, { book: place.book, isWorkingDay: app.isWorkingDay, now: app.clock() }));
  });
}
