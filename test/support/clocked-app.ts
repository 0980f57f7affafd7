import { asc } from 'drizzle-orm';
import type { App } from '../../src/app/app.ts';
import { ensureAdmins } from '../../src/app/people/admins.ts';
import { ensureSeats } from '../../src/app/people/ensure-seats.ts';
import { beginDuties } from '../../src/app/duties/duties.ts';
import { performIn } from '../../src/app/perform.ts';
import { tick } from '../../src/app/tick.ts';
import type { Book } from '../../src/regulation/book.ts';
import type { Database } from '../../src/store/database.ts';
import { outbox } from '../../src/store/schema/messages.ts';
import { importApp } from './import-app.ts';
import { seated } from './take-seat.ts';

/** A message owed to a chat. */
export interface OwedMessage {
  chatId: number;
  text: string;
  silent: boolean;
  form: 'card' | 'reply' | 'plain';
  /** Posts whose delivery is an act. */
  posts: string[];
}

/** The use cases over a database, with a clock moved by hand and no messenger: what is owed to whom is looked at. */
export interface ClockedApp {
  app: App;
  admin: number;
  /** Moves the clock and carries out what is due then. */
  at: (iso: string) => Promise<void>;
  /** Everything owed since it was last asked, in the order it was owed. `arrive`: as if the messenger had taken it. */
  owed: (how?: { arrive: boolean }) => Promise<OwedMessage[]>;
  /** Appoints a person, or binds a group, by an invitation to `<post> <regulation> …`. */
  seat: (words: string, person: number, group?: number) => Promise<void>;
}

export const ADMIN = 1;

/** With only these rules of the books running by the calendar, so that nothing else is due. */
export async function clockedApp(
  database: Database,
  { start, books, duties = [] }: { start: string; books: Book[]; duties?: string[] },
): Promise<ClockedApp> {
  let now = new Date(start);
  const kept = books.map((book): Book => {
    const rules = Object.entries(book.rules).filter(
      ([id, { starts }]) => starts.kind === 'event' || duties.includes(id),
    );
    return { ...book, rules: Object.fromEntries(rules) };
  });
  const app = importApp(database, { clock: () => now, books: new Map(kept.map((book) => [book.id, book])) });
  await ensureSeats(app);
  await ensureAdmins(app, [ADMIN]);
  await beginDuties(app);
  await database.db.delete(outbox);
  return {
    app,
    admin: ADMIN,
    async at(iso) {
      now = new Date(iso);
      await tick(app);
    },
    async owed({ arrive } = { arrive: false }) {
      const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
      await database.db.delete(outbox);
      for (const { id, obligations } of arrive ? rows : []) {
        for (const { caseId, key, posts } of obligations) {
          await database.transaction((tx) =>
            performIn(tx, app, {
              key: `send:${id}:${key}:${posts.join()}`,
              regulation: '',
              target: { caseId },
              by: null,
              at: now,
              body: { kind: 'delivered', obligation: key, posts },
            }),
          );
        }
      }
      return rows.map(({ chatId, body, silent, form, obligations }) => ({
        chatId,
        text: (body as { text: string }).text,
        silent,
        form,
        posts: obligations.flatMap(({ posts }) => posts),
      }));
    },
    async seat(words, id, group) {
      await seated(app, { by: ADMIN, words }, { id, group: group === undefined ? undefined : { id: group } });
      await database.db.delete(outbox);
    },
  };
}
