import { addMinutes } from '../../src/domain/calendar.ts';
import type { App } from '../../src/app/app.ts';
import type { Accepted } from '../../src/app/people/accepted.ts';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { ensureSeats } from '../../src/app/people/ensure-seats.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Database } from '../../src/store/database.ts';
import { bookOf, shippedYaml } from './books.ts';
import { takeSeat } from './take-seat.ts';

const ADMIN = 1;
/** Read once: a book takes longer to parse than most tests to run. */
const BOOKS = new Map<string, Book>();
/** Thursday, 10:00 in Moscow. */
export const MORNING = new Date('2026-05-21T07:00:00Z');

/** The roster of a municipality with an admin, and nothing of the bot around it. */
export interface Seats {
  app: Pick<App, 'database' | 'books' | 'clock'>;
  admin: number;
  book: Book;
  /** Business time, in minutes from `MORNING`. */
  at: (minutes: number) => Date;
  setClock: (minutes: number) => void;
  /** Invites to `<post> <regulation> …`; a person, or somebody of the roster for a group. */
  seat: (words: string, person: number, group?: number) => Promise<Accepted>;
}

export async function createSeats(
  { database }: { database: Database },
  regulation: 'khimki-energy' | 'ruza-zhkh',
): Promise<Seats> {
  const book = BOOKS.get(regulation) ?? bookOf(shippedYaml(regulation));
  BOOKS.set(regulation, book);
  let now = MORNING;
  const app = { database, books: new Map([[regulation, book]]), clock: () => now };
  await ensureSeats(app);
  await ensureAdmins(app, [ADMIN]);
  return {
    app,
    admin: ADMIN,
    book,
    at: (minutes) => addMinutes(MORNING, minutes),
    setClock: (minutes) => {
      now = addMinutes(MORNING, minutes);
    },
    seat: (words, id, group) =>
      takeSeat(app, { by: ADMIN, words }, { id, group: group === undefined ? undefined : { id: group } }),
  };
}
