import { addMs, localDate } from '../../domain/calendar.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { Book } from '../../regulation/book.ts';
import type { Register } from '../../regulation/register.ts';
import { durationMs } from '../../regulation/terms.ts';
import { countRegisterRows, lastRegisterUpdate, listRegisterRows } from '../../store/registers.ts';
import type { Tx } from '../../store/database.ts';

/** How a register stands. `staleSince` is null while its rows are fresh, or nobody demands that they be. */
export interface RegisterState {
  rows: number;
  updatedAt: Date | null;
  staleSince: Date | null;
}

/** Rows read at a time where all of them are wanted. */
const PAGE_ROWS = 2_000;
/** Rows of one register that a phone is shown; what is beyond is found by a search. */
const ROWS_READ = 500;

/** How many rows a register has, when it was brought up to date, since when it is stale. */
export async function registerState(tx: Tx, book: Book, register: Register, now: Date): Promise<RegisterState> {
  const place = { regulation: book.id, register: register.id };
  const updatedAt = await lastRegisterUpdate(tx, place);
  const freshMs = register.freshFor && durationMs(book, register.freshFor, localDate(now, book.district.timezone));
  const staleAt = updatedAt && freshMs !== null ? addMs(updatedAt, freshMs) : null;
  return {
    rows: await countRegisterRows(tx, place),
    updatedAt,
    staleSince: staleAt && staleAt <= now ? staleAt : null,
  };
}

/** The rows of a register, oldest first. */
export function registerRows(tx: Tx, book: Book, register: Register): Promise<RegisterRow[]> {
  const place = { regulation: book.id, register: register.id };
  return listRegisterRows(tx, { ...place, after: 0, limit: ROWS_READ });
}

/** A row that stands; null for one that was corrected or removed meanwhile. */
export async function registerRowOf(tx: Tx, book: Book, register: Register, id: number): Promise<RegisterRow | null> {
  const place = { regulation: book.id, register: register.id };
  const [found] = await listRegisterRows(tx, { ...place, after: id - 1, limit: 1 });
  return found?.id === id ? found : null;
}

/** All rows of a register, for a file. */
export async function allRegisterRows(tx: Tx, book: Book, register: Register): Promise<RegisterRow[]> {
  const place = { regulation: book.id, register: register.id };
  const rows: RegisterRow[] = [];
  for (;;) {
    const page = await listRegisterRows(tx, { ...place, after: rows.at(-1)?.id ?? 0, limit: PAGE_ROWS });
    rows.push(...page);
    if (page.length < PAGE_ROWS) return rows;
  }
}
