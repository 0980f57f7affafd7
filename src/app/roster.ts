import type { Book } from '../regulation/book.ts';
import type { RosterLine } from '../render/roster.ts';
import type { Tx } from '../store/database.ts';
import { seatedPosts } from './staff.ts';

/** Who sits where in a regulation, post by post. Without `unbindable` no binding is given, so that none can be untied. */
export async function rosterOf(tx: Tx, book: Book, unbindable: boolean): Promise<RosterLine[]> {
  const seated = await seatedPosts(tx, book);
  return Object.values(book.posts).map((post) => {
    const seat = seated.get(post.id);
    const bindings = (seat?.bindings ?? []).flatMap(({ id, state, chatKind }) =>
      state === 'ended' ? [] : [{ id, state, chat: chatKind }],
    );
    const names = seat?.persons.map((person) => person.name) ?? [];
    return { post, names, bindings: unbindable ? bindings : [] };
  });
}
