import type { Context } from 'grammy';
import { mayAct } from '../app/acts/rights.ts';
import { viewerOf } from '../app/acts/viewer.ts';
import type { Party } from '../domain/case.ts';
import { basePost } from '../domain/post.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** Who asks here: the ministry itself, by its chat; or the officer, who writes down a letter or a call. */
export type Asking =
  | { kind: 'ministry'; book: Book; asker: Party }
  | {
      kind: 'registering';
      book: Book;
      ministry: Party;
      by: Extract<Awaited<ReturnType<typeof mayAct>>, { ok: true }>['actor'];
    };

/** In whose name a request can be made in this chat by whoever writes there, regulation by regulation. */
export async function askingHere({ app }: Services, ctx: Context): Promise<Asking[]> {
  const who = whoAndWhere(ctx);
  const { db } = app.database;
  const { bound, places } = await viewerOf(db, app, who);
  const asker = { personId: who.personId, name: ctx.from?.first_name ?? '' };
  const inChat = bound.flatMap(({ book, posts }): Asking[] => {
    const post = posts.find((one) => book.posts[basePost(one)]?.may.includes('request'));
    return post === undefined ? [] : [{ kind: 'ministry', book, asker: { post, ...asker } }];
  });
  const registering: Asking[] = [];
  for (const { book } of places) {
    const right = await mayAct(db, app, { ...who, regulation: book.id, action: 'register-request' });
    const ministry = Object.values(book.posts).find((post) => post.may.includes('request'));
    if (!right.ok || !ministry) continue;
    const party = { post: ministry.id, personId: null, name: '' };
    registering.push({ kind: 'registering', book, ministry: party, by: right.actor });
  }
  return [...inChat, ...registering];
}
