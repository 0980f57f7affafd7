import type { Book } from '../regulation/book.ts';
import type { RosterLine } from '../render/roster.ts';
import type { Tx } from '../store/database.ts';
import { seatedPosts } from './staff.ts';

/** Who sits where in a regulation, post by post. Without `unbindable` no id is given, so that nothing can be untied. */
export async function rosterOf(tx: Tx, book: Book, unbindable: boolean): Promise<RosterLine[]> {
  const seated = await seatedPosts(tx, book);
  return Object.values(book.posts).map((post) => {
    const seat = seated.get(post.id);
    const persons = seat?.persons ?? [];
    const bindings = (seat?.bindings ?? []).flatMap(({ id, state, chatKind, chatId }) => {
      if (state === 'ended') return [];
      // A private chat has the id of its person.
      const name = persons.find((person) => person.id === chatId)?.name ?? null;
      return [{ id: unbindable ? id : null, state, chat: chatKind, name }];
    });
    return { post, names: persons.map((person) => person.name), bindings };
  });
}
