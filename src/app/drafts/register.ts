import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { registerState } from '../registers/read.ts';
import type { Content, DataOf } from './wanted.ts';

/** How a register stands, for whoever is asked to bring it up to date; null for a register the book has not. */
export async function registerNow(
  tx: Tx,
  { book, register: id, now }: { book: Book; register: string; now: Date },
): Promise<Content | null> {
  const register = book.registers[id];
  if (!register) return null;
  const data: DataOf<'register'> = {
    draft: 'register',
    register: id,
    ...(await registerState(tx, book, register, now)),
  };
  return { empty: false, to: null, for: () => [data] };
}
