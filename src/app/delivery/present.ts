import type { PostState } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Audience } from '../../render/view.ts';
import type { Tx } from '../../store/database.ts';
import { everyPost } from './every-post.ts';
import {
  audienceOf,
  chatsOf,
  relayedPosts,
  seatingOf,
  staffOf,
  type ChatOfPosts,
  type Seating,
} from '../people/staff.ts';

/** Who can be reached where at an instant: looked up once for everything that is decided together. */
export interface Present {
  seating: (book: Book) => Seating;
  staff: (book: Book) => Promise<Record<PostId, PostState>>;
  chats: (book: Book, posts: readonly PostId[]) => Promise<ChatOfPosts[]>;
  /** Who reads in each chat that may be written to in the name of the book, in all their capacities. */
  audiences: (book: Book) => Promise<Map<number, Audience>>;
  /** Posts that the bot may not write to: a ready text is passed on by hand. */
  relayed: (book: Book) => Promise<PostId[]>;
}

/** As this transaction sees it. A dozen duties fall due in one minute, and each of their messages goes to a few posts. */
export function presentAt(tx: Tx, now: Date): Present {
  const seating = remembered<Awaited<Seating>>();
  const staff = remembered<Record<PostId, PostState>>();
  const chats = remembered<ChatOfPosts[]>();
  const relayed = remembered<PostId[]>();
  const audiences = remembered<Map<number, Audience>>();
  const known = (book: Book): Seating => seating(book.id, () => seatingOf(tx, book, now));
  const chatsNow: Present['chats'] = (book, posts) =>
    chats([book.id, ...posts].join(' '), () => chatsOf(tx, book, posts, now, known(book)));
  return {
    seating: known,
    staff: (book) => staff(book.id, () => staffOf(tx, book, now, known(book))),
    chats: chatsNow,
    audiences: (book) => audiences(book.id, async () => audiencesIn(book, await chatsNow(book, everyPost(book)))),
    relayed: (book) => relayed(book.id, () => relayedPosts(tx, book, now, known(book))),
  };
}

function audiencesIn(book: Book, chats: readonly ChatOfPosts[]): Map<number, Audience> {
  return new Map(chats.map((chat) => [chat.chatId, audienceOf(book, chat.posts, chat.private)]));
}

function remembered<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, read) => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
  };
}
