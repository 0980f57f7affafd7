import { nameKey } from '../name-key.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { hearersOfProblem } from '../../regulation/hearers.ts';
import type { CaseView } from '../../render/view.ts';

/** An organisation of a post, and what a button says of it: a unit's name is too long for one. */
export interface Organisation {
  post: PostId;
  key: string;
}

/** The organisations somebody sits for now, of the posts that the book tells of problems of this rule; by name. */
export function organisationsHearing({ book, unitTitles = {} }: CaseView, rule: string): Organisation[] {
  const hearers = hearersOfProblem(book, rule);
  return Object.entries(unitTitles)
    .filter(([post]) => unitOf(post) !== '' && hearers.includes(basePost(post)))
    .toSorted(([, one], [, other]) => one.localeCompare(other, 'ru'))
    .map(([post]) => ({ post, key: nameKey(post) }));
}
