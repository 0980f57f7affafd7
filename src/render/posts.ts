import { ADMIN, ASSIGNEE, basePost, BOT, GIVER, OWNER, unitOf, type PostId } from '../domain/post.ts';
import { postIn, type Book, type Post } from '../regulation/book.ts';
import { CAP, clean } from './text/clean.ts';
import type { Audience, CaseView } from './view.ts';

/** Where names of posts come from: the book; with what its organisations call themselves where a view is at hand. */
export type Naming = Book | Pick<CaseView, 'book' | 'unitTitles'>;

/** The book of either. */
export function bookIn(naming: Naming): Book {
  return 'book' in naming ? naming.book : naming;
}

/** Words of the book that are not posts, where they stand as a debtor. */
const RESERVED_NAMES: ReadonlyMap<PostId, string> = new Map([
  [BOT, 'бот'],
  [OWNER, 'ответственный за инцидент'],
  [ASSIGNEE, 'исполнитель поручения'],
  [GIVER, 'давший поручение'],
  [ADMIN, 'администратор бота'],
]);

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
export function holderName(naming: Naming, post: PostId): string {
  const known = postIn(bookIn(naming), post);
  return known === undefined ? postName(naming, post) : withUnit(holderInside(known), naming, post);
}

/** A post's name inside a sentence; a unit is one holder: «исполнитель «УК Восход»». A post the book has lost is named by its id. */
export function postName(naming: Naming, post: PostId): string {
  const known = postIn(bookIn(naming), post);
  if (known === undefined) return RESERVED_NAMES.get(post) ?? clean(post, CAP.title);
  return unitOf(post) === '' ? titleInside(known) : holderName(naming, post);
}

/**
 * «исполнитель «УК Восход»»; a name that brings its own quotes keeps them, and needs no others; «руководителю УК» and
 * «УК «Восход»» share their word. The words alone for a post that is no unit.
 */
export function withUnit(words: string, naming: Naming, post: PostId): string {
  const title = 'book' in naming ? naming.unitTitles?.[post] : undefined;
  const unit = clean(title ?? unitOf(post), CAP.title);
  if (unit === '') return words;
  const own = ownWords(words, unit);
  return `${words} ${/[«"“]/u.test(own) ? own : `«${own}»`}`;
}

/** What the name of an organisation adds to words before it: of «УК «Восход»» behind «руководитель УК», «Восход» alone. */
export function ownWords(words: string, unit: string): string {
  const shared = words.slice(words.lastIndexOf(' ') + 1);
  return unit.startsWith(`${shared} `) ? unit.slice(shared.length + 1) : unit;
}

/** «ответственный сотрудник, руководитель МЦУР» */
export function postNames(naming: Naming, posts: readonly PostId[]): string {
  return [...new Set(posts)].map((post) => postName(naming, post)).join(', ');
}

/** Does the audience hold this post, or a unit of it? Then its own debt is spoken of without naming the debtor. */
export function holds(audience: Audience, post: PostId): boolean {
  return audience.posts.some((own) => own === post || basePost(own) === post);
}
