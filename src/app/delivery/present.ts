import type { PostState } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { chatsOf, relayedPosts, staffOf, type ChatOfPosts } from '../people/staff.ts';

/** Who can be reached where at an instant: looked up once for everything that is decided together. */
export interface Present {
  staff: (book: Book) => Promise<Record<PostId, PostState>>;
  chats: (book: Book, posts: readonly PostId[]) => Promise<ChatOfPosts[]>;
  /** Posts that the bot may not write to: a ready text is passed on by hand. */
  relayed: (book: Book) => Promise<PostId[]>;
}

/** As this transaction sees it. A dozen duties fall due in one minute, and each of their messages goes to a few posts. */
export function presentAt(tx: Tx, now: Date): Present {
  const staff = remembered<Record<PostId, PostState>>();
  const chats = remembered<ChatOfPosts[]>();
  const relayed = remembered<PostId[]>();
  return {
    staff: (book) => staff(book.id, () => staffOf(tx, book, now)),
    chats: (book, posts) => chats([book.id, ...posts].join(' '), () => chatsOf(tx, book, posts, now)),
    relayed: (book) => relayed(book.id, () => relayedPosts(tx, book, now)),
  };
}

function remembered<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, read) => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
  };
}
