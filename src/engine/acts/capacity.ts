import type { Actor } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * The post in which a person acts: of those they hold, the highest reached so far, else the lowest of the chain,
 * else any. A person in two seats acts once, in one capacity.
 */
export function capacityOf(snapshot: Snapshot, actor: Actor): PostId {
  const { chain } = snapshot.book;
  const held = chain.filter((post) => actor.posts.includes(post));
  const reached = held.findLast((post) => snapshot.case.reached.includes(post));
  return reached ?? held[0] ?? actor.posts[0] ?? '';
}

/** Does the person hold the post, alone or among others? */
export function holds(actor: Actor | null, post: PostId): boolean {
  return actor?.posts.includes(post) ?? false;
}
