import type { Person, PostState } from '../../domain/person.ts';
import { ADMIN, basePost, unitOf, type PostId } from '../../domain/post.ts';
import { postIn, type Book, type Post } from '../../regulation/book.ts';
import type { Audience } from '../../render/view.ts';
import { bindingsOfSeats } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { listAdmins } from '../../store/people.ts';
import { holdersOf, listSeats } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { postCalled, postOfSeat } from './seat-posts.ts';
import { countsFor, isEmptySeat, seatsOfPost, standInFor, type Seated } from './seated.ts';

/** A chat that is owed something, with every post it is bound to: a person in two seats gets one message. */
export interface ChatOfPosts {
  chatId: number;
  private: boolean;
  /** In the order asked for. Units of a post that was asked for as a whole are named one by one. */
  posts: PostId[];
  bindingIds: number[];
}

/**
 * The seats of a book, by post: those of its block, and those its district shares. A post without a seat is left out, and
 * an organisation nobody sits for: it is only known by an invitation, or has left.
 */
export async function seatedPosts(tx: Tx, book: Book, now: Date): Promise<Map<PostId, Seated>> {
  const seats = (await listSeats(tx, book.district.id)).flatMap((seat) => {
    const post = postOfSeat(book, seat);
    return post === null ? [] : [{ ...seat, post }];
  });
  const ids = seats.map((seat) => seat.id);
  const [held, bound] = await Promise.all([holdersOf(tx, ids, now), bindingsOfSeats(tx, ids)]);
  const rows = seats.map((seat): Seated => {
    const persons = held.filter((one) => one.seatId === seat.id).map((one) => one.person);
    const bindings = bound.filter((one) => one.seatId === seat.id && countsFor(one, persons));
    return { ...seat, persons, bindings };
  });
  return new Map(
    rows.filter((row) => row.post === basePost(row.post) || !isEmptySeat(row)).map((row) => [row.post, row]),
  );
}

/** Who sits where, and who runs the bot: what is asked of people below is asked of this, read once. */
export type Seating = Promise<{ seated: Map<PostId, Seated>; admins: Person[] }>;

export async function seatingOf(tx: Tx, book: Book, now: Date): Seating {
  const [seated, admins] = await Promise.all([seatedPosts(tx, book, now), listAdmins(tx)]);
  return { seated, admins };
}

/**
 * How each post of a book can be reached now, and each unit of one; a post with units as a whole by the best of them.
 * `empty`: nobody is appointed and no group is bound. `unreachable`: no chat of the post can be written to. A post that
 * stands in for an empty one is reached in its place; what is passed on by hand is reached.
 */
export async function staffOf(
  tx: Tx,
  book: Book,
  now: Date,
  known: Seating = seatingOf(tx, book, now),
): Promise<Record<PostId, PostState>> {
  const { seated, admins: all } = await known;
  const admins = all.map(({ id, name }) => ({ id, name }));
  const posts = new Set([...Object.keys(book.posts), ...seated.keys()]);
  return Object.fromEntries([
    ...[...posts].map((post) => [post, stateOf(book, seated, post)] as const),
    ...(admins.length > 0 ? [[ADMIN, { state: 'reachable' as const, persons: admins }] as const] : []),
  ]);
}

function stateOf(book: Book, seated: ReadonlyMap<PostId, Seated>, post: PostId): PostState {
  const states = seatsOfPost(seated, standInFor(book, seated, post)).map(stateOfSeat);
  const persons = seatsOfPost(seated, post).flatMap((row) => row.persons.map(({ id, name }) => ({ id, name })));
  const best = (['reachable', 'unreachable'] as const).find((state) => states.includes(state)) ?? 'empty';
  const unit = unitOf(post) === '' ? null : seated.get(post);
  return { state: best, persons, ...(unit?.title ? { title: unit.title } : {}) };
}

function stateOfSeat(row: Seated): PostState['state'] {
  if (row.relay || row.bindings.some((one) => one.state === 'active')) return 'reachable';
  return isEmptySeat(row) ? 'empty' : 'unreachable';
}

/**
 * The chats of posts that can be written to, each once; the reserved `admin` gives the private chats of those who run the
 * bot. A post that is not in the book has none, nor has one whose messages are passed on by hand: see `relayedPosts`.
 */
export async function chatsOf(
  tx: Tx,
  book: Book,
  posts: readonly PostId[],
  now: Date,
  known: Seating = seatingOf(tx, book, now),
): Promise<ChatOfPosts[]> {
  const { seated, admins } = await known;
  const chats = new Map<number, ChatOfPosts>();
  const add = (chatId: number, isPrivate: boolean, post: PostId, bindingId: number | null) => {
    const chat = chats.get(chatId) ?? { chatId, private: isPrivate, posts: [], bindingIds: [] };
    if (!chat.posts.includes(post)) chat.posts.push(post);
    if (bindingId !== null && !chat.bindingIds.includes(bindingId)) chat.bindingIds.push(bindingId);
    chats.set(chatId, chat);
  };
  for (const post of new Set(posts)) {
    if (post === ADMIN) for (const { id } of admins) add(id, true, ADMIN, null);
    const reading = standInFor(book, seated, post);
    for (const row of seatsOfPost(seated, reading)) {
      if (row.relay) continue;
      const named = reading === post ? row.post : post;
      for (const one of row.bindings) {
        if (one.state === 'active') add(one.chatId, one.chatKind === 'private', named, one.id);
      }
    }
  }
  return [...chats.values()];
}

/** Posts and units to which nothing is sent by the bot: a ready text is passed on by hand, where bots are forbidden. */
export async function relayedPosts(
  tx: Tx,
  book: Book,
  now: Date,
  known: Seating = seatingOf(tx, book, now),
): Promise<PostId[]> {
  const { seated } = await known;
  const posts = new Set([...Object.keys(book.posts), ...seated.keys()]);
  return [...posts].filter((post) => seated.get(standInFor(book, seated, post))?.relay);
}

/** The posts that a chat is bound to, reachable or not, by regulation. */
export async function postsOfChat(
  tx: Tx,
  { books, clock }: Pick<App, 'books' | 'clock'>,
  chatId: number,
): Promise<Map<string, PostId[]>> {
  const found = new Map<string, PostId[]>();
  const now = clock();
  for (const book of books.values()) {
    const seated = await seatedPosts(tx, book, now);
    const posts = [...seated].flatMap(([post, row]) =>
      row.bindings.some((one) => one.chatId === chatId) ? [post] : [],
    );
    if (posts.length > 0) found.set(book.id, posts);
  }
  return found;
}

/** Posts as they are called, a unit by its organisation in the spelling of its seat; those the book has lost are left out. */
export async function postsCalled(tx: Tx, book: Book, posts: readonly PostId[]): Promise<Post[]> {
  const seats = posts.some((post) => unitOf(post) !== '') ? await listSeats(tx, book.district.id) : [];
  const organisations = new Map(seats.map((seat) => [postOfSeat(book, seat), seat.title]));
  return posts
    .filter((post) => postIn(book, post))
    .map((post) => postCalled(book, post, organisations.get(post) ?? null));
}

/** What these posts are called, each title once; a post that no book knows any more by its id. */
export async function titlesOf(
  tx: Tx,
  { books }: Pick<App, 'books'>,
  posts: ReadonlyMap<string, readonly PostId[]>,
): Promise<string[]> {
  const titles: string[] = [];
  for (const [id, held] of posts) {
    const book = books.get(id);
    const called = new Map((book ? await postsCalled(tx, book, held) : []).map((post) => [post.id, post.title]));
    titles.push(...held.map((post) => called.get(post) ?? post));
  }
  return [...new Set(titles)];
}

/** Who reads in a chat bound to these posts: what they may see and which buttons they get. */
export function audienceOf(book: Book, posts: readonly PostId[], isPrivate: boolean): Audience {
  const known = posts.flatMap((id) => {
    const post = postIn(book, id);
    return post ? [{ id, external: post.external, may: post.may }] : [];
  });
  const admin = posts.includes(ADMIN);
  return {
    posts: [...(admin ? [ADMIN] : []), ...known.map((post) => post.id)],
    private: isPrivate,
    // One outsider among them reads everything that is written there; of nobody known nothing is taken for granted.
    external: (known.length === 0 && !admin) || known.some((post) => post.external),
    may: [...new Set(known.flatMap((post) => post.may))],
  };
}
