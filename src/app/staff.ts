import type { Binding, Person, PostState, Seat } from '../domain/person.ts';
import type { PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { Audience } from '../render/view.ts';
import { bindingsOfSeats } from '../store/bindings.ts';
import type { Tx } from '../store/database.ts';
import { holdersOf, listSeats } from '../store/seats.ts';
import type { App } from './app.ts';

/** A seat with whoever holds it now and the chats it is tied to (ended bindings left out). */
export interface Seated extends Seat {
  persons: Person[];
  bindings: Binding[];
}

/** A chat that is owed something, with every post it is bound to: a person in two seats gets one message. */
export interface ChatOfPosts {
  chatId: number;
  private: boolean;
  /** In the order asked for. */
  posts: PostId[];
  bindingIds: number[];
}

/** The seats of a book, by post: those of its block, and those its district shares. A post without a seat is left out. */
export async function seatedPosts(tx: Tx, book: Book): Promise<Map<PostId, Seated>> {
  const seats = (await listSeats(tx, book.district.id)).filter(
    (seat) => book.posts[seat.post] && seat.scope === scopeOf(book, seat.post),
  );
  const ids = seats.map((seat) => seat.id);
  const held = await holdersOf(tx, ids);
  const bound = await bindingsOfSeats(tx, ids);
  return new Map(
    seats.map((seat) => [
      seat.post,
      {
        ...seat,
        persons: held.filter((one) => one.seatId === seat.id).map((one) => one.person),
        bindings: bound.filter((one) => one.seatId === seat.id),
      },
    ]),
  );
}

/** Scope of a post's seat: the block, or '' where one seat serves the whole district. */
export function scopeOf(book: Book, post: PostId): string {
  return book.posts[post]?.seat === 'block' ? book.block : '';
}

/**
 * How each post of a book can be reached now. `empty`: nobody is appointed and no group is bound.
 * `unreachable`: no chat of the post can be written to.
 */
export async function staffOf(tx: Tx, book: Book): Promise<Record<PostId, PostState>> {
  const seated = await seatedPosts(tx, book);
  return Object.fromEntries(Object.keys(book.posts).map((post) => [post, stateOf(seated.get(post))]));
}

function stateOf(seated: Seated | undefined): PostState {
  const persons = seated?.persons.map(({ id, name }) => ({ id, name })) ?? [];
  const bindings = seated?.bindings ?? [];
  if (bindings.some((one) => one.state === 'active')) return { state: 'reachable', persons };
  if (persons.length === 0 && bindings.length === 0) return { state: 'empty', persons };
  return { state: 'unreachable', persons };
}

/** The chats of posts that can be written to, each once. A post that is not in the book has none. */
export async function chatsOf(tx: Tx, book: Book, posts: readonly PostId[]): Promise<ChatOfPosts[]> {
  const seated = await seatedPosts(tx, book);
  const chats = new Map<number, ChatOfPosts>();
  for (const post of new Set(posts)) {
    for (const one of seated.get(post)?.bindings ?? []) {
      if (one.state !== 'active') continue;
      const chat = chats.get(one.chatId) ?? {
        chatId: one.chatId,
        private: one.chatKind === 'private',
        posts: [],
        bindingIds: [],
      };
      chat.posts.push(post);
      chat.bindingIds.push(one.id);
      chats.set(one.chatId, chat);
    }
  }
  return [...chats.values()];
}

/** The posts that a chat is bound to, reachable or not, by regulation. */
export async function postsOfChat(
  tx: Tx,
  { books }: Pick<App, 'books'>,
  chatId: number,
): Promise<Map<string, PostId[]>> {
  const found = new Map<string, PostId[]>();
  for (const book of books.values()) {
    const seated = await seatedPosts(tx, book);
    const posts = [...seated].flatMap(([post, row]) =>
      row.bindings.some((one) => one.chatId === chatId) ? [post] : [],
    );
    if (posts.length > 0) found.set(book.id, posts);
  }
  return found;
}

/** What these posts are called, each title once. */
export function titlesOf({ books }: Pick<App, 'books'>, posts: ReadonlyMap<string, readonly PostId[]>): string[] {
  const titles = [...posts].flatMap(([id, held]) => held.map((post) => books.get(id)?.posts[post]?.title ?? post));
  return [...new Set(titles)];
}

/** Who reads in a chat bound to these posts: what they may see and which buttons they get. */
export function audienceOf(book: Book, posts: readonly PostId[], isPrivate: boolean): Audience {
  const known = posts.flatMap((post) => book.posts[post] ?? []);
  return {
    posts: known.map((post) => post.id),
    private: isPrivate,
    // One outsider among them reads everything that is written there; of nobody known nothing is taken for granted.
    external: known.length === 0 || known.some((post) => post.external),
    may: [...new Set(known.flatMap((post) => post.may))],
  };
}
