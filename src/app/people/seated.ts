import type { Binding, Person, Seat } from '../../domain/person.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import { postIn, type Book } from '../../regulation/book.ts';

/**
 * A seat with whoever holds it now and the chats it is tied to. `post` is with its unit. Ended bindings are left out, and
 * private chats of persons who don't hold the seat now: whoever is away hears nothing. A group always counts.
 */
export interface Seated extends Seat {
  persons: Person[];
  bindings: Binding[];
}

/** Whether a chat is written to while these persons hold the seat. A private chat has the id of its person. */
export function countsFor(binding: Binding, persons: readonly Person[]): boolean {
  return binding.chatKind === 'group' || persons.some((person) => person.id === binding.chatId);
}

/** Nobody is appointed, no chat is bound, and nobody passes anything on by hand. */
export function isEmptySeat({ persons, bindings, relay }: Seated): boolean {
  return persons.length === 0 && bindings.length === 0 && !relay;
}

/** The seats of a post: its own, or those of all its units. */
export function seatsOfPost(seated: ReadonlyMap<PostId, Seated>, post: PostId): Seated[] {
  const own = seated.get(post);
  return own ? [own] : [...seated.values()].filter((row) => row.post !== post && basePost(row.post) === post);
}

/** The post whose chats get what is owed to this one: itself, or the one the book names for as long as it is empty. */
export function standInFor(book: Book, seated: ReadonlyMap<PostId, Seated>, post: PostId): PostId {
  const passed = new Set<PostId>();
  let current = post;
  while (!passed.has(current) && seatsOfPost(seated, current).every(isEmptySeat)) {
    passed.add(current);
    current = postIn(book, current)?.otherwise ?? current;
  }
  return current;
}
