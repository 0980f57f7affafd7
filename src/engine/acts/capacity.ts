import type { Actor } from '../../domain/person.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { openObligations, type Snapshot } from '../snapshot.ts';

/**
 * The post in which a person acts: of those they hold, the highest of the chain reached so far, else a party to the case
 * (who it was given to, who gave it, who owes something of it), else the lowest of the chain, else any. A person in two
 * seats acts once, in one capacity.
 */
export function capacityOf(snapshot: Snapshot, actor: Actor): PostId {
  const held = snapshot.book.chain.filter((post) => actor.posts.includes(post));
  const reached = held.findLast((post) => snapshot.case.reached.includes(post));
  const party = isClimbing(snapshot) ? null : partiesOf(snapshot).find((post) => actor.posts.includes(post));
  return reached ?? party ?? held[0] ?? actor.posts[0] ?? '';
}

/** Does the person hold the post, alone or among others? A post with units is held by whoever holds one of them. */
export function holds(actor: Actor | null, post: PostId): boolean {
  if (!actor) return false;
  if (actor.posts.includes(post)) return true;
  return unitOf(post) === '' && actor.posts.some((held) => unitOf(held) !== '' && basePost(held) === post);
}

/** In an emergency and in a request everybody acts as a level of the chain. */
function isClimbing({ case: { kind } }: Snapshot): boolean {
  return kind === 'emergency' || kind === 'request';
}

function partiesOf(snapshot: Snapshot): PostId[] {
  const { assignee, from, measures } = snapshot.case.facts;
  const named = [assignee, ...measures.map(({ post }) => post), from?.post].filter((post) => post != null);
  return [...named, ...openObligations(snapshot).map(({ debtor }) => debtor)];
}
