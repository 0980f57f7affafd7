import type { PostId } from '../domain/post.ts';
import type { HelpFor } from '../render/help.ts';
import { holderName } from '../render/posts.ts';
import type { Book } from './services.ts';

/** A post in a regulation. */
export interface HeldPost {
  book: Book;
  post: PostId;
}

/** Whom `/help` speaks to: a person in these posts, or a group that is bound to them. */
export function helpFor(held: readonly HeldPost[], where: Pick<HelpFor, 'admin' | 'private'>): HelpFor {
  const posts = held.flatMap(({ book, post: id }) => {
    const post = book.posts[id];
    return post ? [{ ...post, delegate: post.delegates === null ? null : holderName(book, post.delegates) }] : [];
  });
  const delegates = new Set(posts.map(({ delegate }) => delegate));
  const [delegate = null] = delegates.size === 1 ? delegates : [];
  return {
    ...where,
    titles: [...new Set(posts.map(({ holder, title }) => (where.private ? holder : title)))],
    may: [...new Set(posts.flatMap(({ may }) => may))],
    delegate,
    external: posts.length > 0 && posts.every(({ external }) => external),
  };
}
