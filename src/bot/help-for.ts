import { postsCalled } from '../app/people/staff.ts';
import type { PostId } from '../domain/post.ts';
import type { HelpFor } from '../render/help.ts';
import { commandsKept } from '../render/commands.ts';
import { holderName } from '../render/posts.ts';
import type { Book, Services } from './services.ts';

/** The posts somebody has in a regulation. */
export interface HeldPosts {
  book: Book;
  posts: readonly PostId[];
}

/** Whom `/help` speaks to: a person in these posts, or a group that is bound to them. */
export async function helpFor(
  { app }: Services,
  held: readonly HeldPosts[],
  where: Pick<HelpFor, 'admin' | 'private'>,
): Promise<HelpFor> {
  const posts = [];
  for (const { book, posts: ids } of held) {
    for (const post of await postsCalled(app.database.db, book, ids)) {
      posts.push({ ...post, delegate: post.delegates === null ? null : holderName(book, post.delegates) });
    }
  }
  const delegates = new Set(posts.map(({ delegate }) => delegate));
  const [delegate = null] = delegates.size === 1 ? delegates : [];
  return {
    ...where,
    titles: [...new Set(posts.map(({ holder, title }) => (where.private ? holder : title)))],
    may: [...new Set(posts.flatMap(({ may }) => may))],
    delegate,
    external: posts.length > 0 && posts.every(({ external }) => external),
    kept: commandsKept(held.map(({ book }) => book)),
  };
}
