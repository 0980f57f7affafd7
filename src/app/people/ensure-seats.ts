import { ensureSeat } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { scopeOf } from './seat-posts.ts';

/**
 * Makes the seats of every book at the start. Books of one district share the seats of the whole district. A seat of
 * an organisation is made when it is invited.
 */
export async function ensureSeats(app: Pick<App, 'books' | 'database'>): Promise<void> {
  await app.database.transaction(async (tx) => {
    for (const book of app.books.values()) {
      for (const { id: post, seat } of Object.values(book.posts)) {
        if (seat === 'organisation') continue;
        await ensureSeat(tx, { district: book.district.id, post, scope: scopeOf(book, post) });
      }
    }
  });
}
