import type { Outcome, PlannedAction } from '../../domain/act.ts';
import type { Party } from '../../domain/case.ts';
import type { Actor } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { App } from '../app.ts';
import { perform } from '../perform.ts';

interface Given {
  key: string;
  book: Book;
  by: Actor;
  title: string;
}

/** Gives an assignment («поручение») to a post, or to a unit of one, due at an instant. */
export function assign(app: App, given: Given & { assignee: PostId; dueAt: Date }): Promise<Outcome> {
  const { key, book, by, title, assignee, dueAt } = given;
  return perform(app, {
    key,
    regulation: book.id,
    target: { kind: 'assignment', subject: `assignment:${key}`, title },
    by,
    at: app.clock(),
    body: { kind: 'assign', title, giver: partyOf(by), assignee, dueAt },
  });
}

/** Sets a roadmap: a goal, and actions each with a post and a due time. */
export function planRoadmap(app: App, planned: Given & { actions: PlannedAction[] }): Promise<Outcome> {
  const { key, book, by, title, actions } = planned;
  return perform(app, {
    key,
    regulation: book.id,
    target: { kind: 'roadmap', subject: `roadmap:${key}`, title },
    by,
    at: app.clock(),
    body: { kind: 'plan', title, giver: partyOf(by), actions },
  });
}

/** The person who gives, in the post that allows it. */
function partyOf({ posts, personId, name }: Actor): Party {
  return { post: posts[0] ?? '', personId, name };
}
