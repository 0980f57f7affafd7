import { fold } from '../../domain/fold.ts';
import type { Seat } from '../../domain/person.ts';
import { basePost, unitOf, unitPost, type PostId } from '../../domain/post.ts';
import { postIn, type Book, type Post } from '../../regulation/book.ts';
import { ownWords } from '../../render/posts.ts';

/** Between the block and the folded name of an organisation in the scope of a unit's seat. */
const UNIT_SCOPE = '/';

/**
 * Scope of the seat of a post, or of a unit of one: the block, the block with the unit, or '' where one seat serves the
 * whole district.
 */
export function scopeOf(book: Book, post: PostId): string {
  switch (postIn(book, post)?.seat) {
    case 'block':
      return book.block;
    case 'organisation':
      return `${book.block}${UNIT_SCOPE}${unitOf(post)}`;
    case 'district':
    case undefined:
      return '';
  }
}

/** The post, or the unit of a post, whose seat this is in a book; null for a seat of another book. */
export function postOfSeat(book: Book, { district, post, scope }: Seat): PostId | null {
  const known = book.posts[post];
  if (!known || district !== book.district.id) return null;
  if (known.seat !== 'organisation') return scopeOf(book, post) === scope ? post : null;
  const unit = unitPost(post, scope.slice(book.block.length + UNIT_SCOPE.length));
  return unitOf(unit) !== '' && scopeOf(book, unit) === scope ? unit : null;
}

/** The unit of a post that an organisation is, by any spelling of its name; null for a name without a letter or digit. */
export function unitNamed(post: PostId, organisation: string): PostId | null {
  const folded = fold(organisation);
  return folded === '' ? null : unitPost(basePost(post), folded);
}

/** How a post is called where it is somebody's seat: a unit by its organisation too. */
export function postCalled(book: Book, post: PostId, organisation: string | null): Post {
  const known = postIn(book, post);
  if (!known) throw new Error(`${book.id}: there is no post ${post}`);
  if (unitOf(post) === '') return known;
  const name = organisation ?? unitOf(post);
  const called = `${known.holder} ${ownWords(known.holder, name)}`;
  return {
    ...known,
    id: post,
    title: called,
    holder: called,
    dative: `${known.dative} (${name})`,
  };
}
