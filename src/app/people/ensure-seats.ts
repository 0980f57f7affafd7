import { ensureSeat } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { scopeOf } from '../staff.ts';

/** Makes the seats of every book at the start. Books of one district share the seats of the whole district. */
export async function ensureSeats(app: Pick<App, 'books' | 'database'>): Promise<void> {
  await app.database.transaction(async (tx) => {
    for (const book of app.books.values()) {
      for (const post of Object.keys(book.posts)) {
        await ensureSeat(tx, { district: book.district.id, post, scope: scopeOf(book, post) });
      }
    }
  });
}
