import type { Place } from '../app/acts/viewer.ts';
import { basePost } from '../domain/post.ts';
import { rightText } from '../render/acts/right.ts';

/** Why a person with these posts is not answered: they are named. */
export function refusalFor(places: readonly Pick<Place, 'book' | 'own'>[]): string {
  const titles = places.flatMap(({ book, own }) => own.flatMap((post) => book.posts[basePost(post)]?.holder ?? []));
  return rightText(titles.length === 0 ? { kind: 'stranger' } : { kind: 'not-for-post', titles: [...new Set(titles)] });
}
