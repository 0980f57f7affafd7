import type { Book } from '../../regulation/book.ts';
import type { RosterLine } from '../../render/people/roster.ts';
import type { Tx } from '../../store/database.ts';
import { postCalled } from './seat-posts.ts';
import { seatsOfPost, type Seated } from './seated.ts';
import { seatedPosts } from './staff.ts';

/**
 * Who sits where in a regulation at an instant, post by post, an organisation of a post on a line of its own. Without
 * `unbindable` no id is given, so that nothing can be untied.
 */
export async function rosterOf(tx: Tx, book: Book, now: Date, unbindable: boolean): Promise<RosterLine[]> {
  const seated = await seatedPosts(tx, book, now);
  return Object.values(book.posts).flatMap((post): RosterLine[] => {
    const seats = seatsOfPost(seated, post.id);
    if (seats.length === 0) return [{ post, names: [], bindings: [] }];
    return seats.map((seat) => ({ post: postCalled(book, seat.post, seat.title), ...occupants(seat, unbindable) }));
  });
}

function occupants({ persons, bindings }: Seated, unbindable: boolean): Omit<RosterLine, 'post'> {
  return {
    names: persons.map((person) => person.name),
    bindings: bindings.flatMap(({ id, state, chatKind, chatId }) => {
      if (state === 'ended') return [];
      // A private chat has the id of its person.
      const name = persons.find((person) => person.id === chatId)?.name ?? null;
      return [{ id: unbindable ? id : null, state, chat: chatKind, name }];
    }),
  };
}
