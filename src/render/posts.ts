import { BOT, OWNER, type PostId } from '../domain/post.ts';
import type { Book, Post } from '../regulation/book.ts';
import type { Audience } from './view.ts';

/** Words of the book that are not posts, where they stand as a debtor. */
const RESERVED_NAMES: Readonly<Record<string, string>> = { [BOT]: 'бот', [OWNER]: 'ответственный за инцидент' };

/**
 * A post's title inside a sentence: «Руководитель МЦУР» → «руководитель МЦУР». The dative of the book shows whether the
 * title keeps its capital there: «Главе округа», «ЦУР Минэнерго МО».
 */
export function titleInside({ title, dative }: Pick<Post, 'title' | 'dative'>): string {
  const lower = /^\p{Ll}/u.test(dative);
  return lower ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}

/** One person in a post, inside a sentence: «заместитель Главы округа». */
export function holderInside({ holder, dative }: Pick<Post, 'holder' | 'dative'>): string {
  return titleInside({ title: holder, dative });
}

/** A post as the capacity of one person, inside a sentence. */
export function holderName(book: Book, post: PostId): string {
  const known = book.posts[post];
  return known === undefined ? postName(book, post) : holderInside(known);
}

/** A post's name inside a sentence. A post the book has lost is named by its id. */
export function postName(book: Book, post: PostId): string {
  const known = book.posts[post];
  return known === undefined ? (RESERVED_NAMES[post] ?? post) : titleInside(known);
}

/** «ответственный сотрудник, руководитель МЦУР» */
export function postNames(book: Book, posts: readonly PostId[]): string {
  return [...new Set(posts)].map((post) => postName(book, post)).join(', ');
}

/** Does the audience hold this post? Then its own debt is spoken of without naming the debtor. */
export function holds(audience: Audience, post: PostId): boolean {
  return audience.posts.includes(post);
}
