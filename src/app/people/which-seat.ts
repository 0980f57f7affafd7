import type { PostId } from '../../domain/post.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { postCalled, scopeOf, unitNamed } from './seat-posts.ts';

/** What `/invite <post> [regulation] [name]` names. */
export type Named =
  /** `organisation`: the unit of the post that it is the seat of, which `post` names too. */
  | { kind: 'seat'; book: Book; post: Post; label: string; organisation: string | null }
  | { kind: 'unknown-post'; known: Post[] }
  | { kind: 'unknown-regulation'; known: string[] }
  /** The post has a seat of its own in several regulations. */
  | { kind: 'which-regulation'; post: Post; regulations: string[] }
  /** The post has a seat for each organisation, and none was named. */
  | { kind: 'which-organisation'; book: Book; post: Post };

/**
 * Finds the seat an invitation is for. The regulation may be left out where the post has one seat only: because one book
 * runs, or because the books share the seat of their district. What follows is the name the person will be shown under, or
 * that of the organisation where each has a seat.
 */
export function whichSeat(books: ReadonlyMap<string, Book>, words: readonly string[]): Named {
  const [postWord = '', second = '', ...others] = words;
  const post = postWord.toLowerCase();
  const having = [...books.values()].filter((book) => book.posts[post]);
  if (having.length === 0) return { kind: 'unknown-post', known: distinctPosts(books) };
  const named = having.find((book) => book.id === second.toLowerCase());
  if (named) return seatIn(named, post, others);
  // A word in Latin small letters was meant as an id, not as a name.
  if (/^[a-z0-9-]+$/.test(second)) return { kind: 'unknown-regulation', known: having.map((book) => book.id) };
  const seats = new Set(having.map((book) => `${book.district.id}|${scopeOf(book, post)}`));
  const first = having[0] as Book;
  if (seats.size > 1) {
    return { kind: 'which-regulation', post: first.posts[post] as Post, regulations: having.map((book) => book.id) };
  }
  return seatIn(first, post, [second, ...others]);
}

function seatIn(book: Book, id: PostId, words: readonly string[]): Named {
  const post = book.posts[id] as Post;
  const name = words.join(' ').trim();
  if (post.seat !== 'organisation') return { kind: 'seat', book, post, label: name, organisation: null };
  const unit = unitNamed(id, name);
  if (unit === null) return { kind: 'which-organisation', book, post };
  return { kind: 'seat', book, post: postCalled(book, unit, name), label: '', organisation: name };
}

function distinctPosts(books: ReadonlyMap<string, Book>): Post[] {
  const posts = new Map<string, Post>();
  for (const book of books.values()) {
    for (const post of Object.values(book.posts)) if (!posts.has(post.id)) posts.set(post.id, post);
  }
  return [...posts.values()];
}
