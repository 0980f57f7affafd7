import {
  ADMIN,
  ASSIGNEE,
  BOT,
  DEBTOR,
  EVERYONE,
  GIVER,
  OWNER,
  REACHED,
  basePost,
  unitOf,
  type PostId,
} from '../domain/post.ts';
import type { Obligation } from '../domain/obligation.ts';
import { postIn } from '../regulation/book.ts';
import type { Rule } from '../regulation/rule.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The posts that words of a book mean now, so that the record says who was told. `of`: the obligation it is about. A post
 * with units means all of them; `admin` stays as it is, for it is no post of the book.
 */
export function postsOf(snapshot: Snapshot, words: readonly PostId[], of: Obligation | null): PostId[] {
  const posts = words.flatMap((word) => meantBy(snapshot, word, of)).flatMap((post) => unitsOf(snapshot, post));
  return [...new Set(posts)].filter((post) => post === ADMIN || (post !== BOT && postIn(snapshot.book, post)));
}

function meantBy(snapshot: Snapshot, word: PostId, of: Obligation | null): PostId[] {
  const { reached, told, owner, facts } = snapshot.case;
  switch (word) {
    case REACHED:
      return owner ? [...reached, owner.post] : reached;
    case EVERYONE:
      return [...reached, ...told];
    case OWNER:
      return owner ? [owner.post] : reached.slice(-1);
    case DEBTOR:
      return of ? [of.debtor] : [];
    case ASSIGNEE:
      return of && facts.measures.length > 0 ? [of.debtor] : assignees(snapshot);
    case GIVER:
      return facts.from ? [facts.from.post] : [];
    default:
      return [word];
  }
}

function assignees({ case: { facts } }: Snapshot): PostId[] {
  return facts.assignee ? [facts.assignee] : facts.measures.flatMap(({ post }) => post ?? []);
}

/** The units of a post that has them, where the post as a whole is meant. */
function unitsOf({ book, staff }: Snapshot, post: PostId): PostId[] {
  if (unitOf(post) !== '' || postIn(book, post)?.seat !== 'organisation') return [post];
  return Object.keys(staff).filter((unit) => basePost(unit) === post && unit !== post);
}

/** Who owes a rule when it starts: a post, or whoever the case says. `before`: who owed the turn before. */
export function debtorsOf(snapshot: Snapshot, rule: Rule, before: PostId | null = null): PostId[] {
  const { owner, level, facts } = snapshot.case;
  switch (rule.owes) {
    case OWNER:
      return [owner?.post ?? snapshot.book.chain[Math.max(level, 0)] ?? rule.owes];
    case ASSIGNEE:
      return [...new Set(assignees(snapshot))];
    case GIVER:
      return facts.from ? [facts.from.post] : [];
    default:
      return [before ?? rule.owes];
  }
}
