import type { Actor, Person } from '../../domain/person.ts';
import type { Action, PostId } from '../../domain/post.ts';
import { ADMIN_RIGHTS, type AdminAction, type RightRefusal } from '../../domain/rights.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import type { Tx } from '../../store/database.ts';
import { readPerson } from '../../store/people.ts';
import type { App } from '../app.ts';
import { postCalled } from '../people/seat-posts.ts';
import type { Seated } from '../people/seated.ts';
import { seatedPosts } from '../people/staff.ts';

export interface Wish {
  personId: number;
  /** Where the press or the word came from. In a private chat it is the person's own id. */
  chatId: number;
  regulation: string;
  action: Action;
}

export type Right = { ok: true; actor: Actor; posts: PostId[] } | { ok: false; reason: RightRefusal };

/**
 * May this person do this, here and now? The book gives each post its list of actions; looked up at every press, so
 * that a person who has left a seat can do nothing. In a group only the person's own seats count: whoever merely sits in
 * the group holds none. `posts` are the posts that give the right.
 */
export async function mayAct(tx: Tx, app: Pick<App, 'books' | 'clock'>, wish: Wish): Promise<Right> {
  const book = app.books.get(wish.regulation);
  if (!book) return { ok: false, reason: { kind: 'unknown-regulation' } };
  return rightIn(book, await seatedPosts(tx, book, app.clock()), wish);
}

/** The same for a book whose seats are known. Pure. */
export function rightIn(book: Book, seated: ReadonlyMap<PostId, Seated>, wish: Omit<Wish, 'regulation'>): Right {
  const mine = [...seated.values()].filter((row) => row.persons.some((person) => person.id === wish.personId));
  if (wish.chatId !== wish.personId && !isBound(seated, wish.chatId)) {
    return { ok: false, reason: { kind: 'foreign-chat' } };
  }
  const person = mine[0]?.persons.find((one) => one.id === wish.personId);
  if (!person) return { ok: false, reason: { kind: 'stranger' } };
  const posts = mine.map((row) => row.post).filter((post) => postIn(book, post)?.may.includes(wish.action));
  if (posts.length === 0) {
    return {
      ok: false,
      reason: { kind: 'not-for-post', titles: mine.map((row) => postCalled(book, row.post, row.title).holder) },
    };
  }
  return { ok: true, actor: actorOf(person, posts), posts };
}

/**
 * May this person administer a regulation? Admins may, in every regulation; some actions follow from what the book gives
 * a post (`ADMIN_RIGHTS`). Said from any chat: nothing of a case is shown by it.
 */
export async function mayAdminister(
  tx: Tx,
  app: Pick<App, 'books' | 'clock'>,
  wish: { personId: number; regulation: string; action: AdminAction },
): Promise<RightRefusal | null> {
  const book = app.books.get(wish.regulation);
  if (!book) return { kind: 'unknown-regulation' };
  if ((await readPerson(tx, wish.personId))?.admin) return null;
  const also = ADMIN_RIGHTS[wish.action].alsoPostsThatMay;
  if (also === null) return { kind: 'admin-only' };
  const own = rightIn(book, await seatedPosts(tx, book, app.clock()), { ...wish, chatId: wish.personId, action: also });
  return own.ok ? null : own.reason;
}

/** The person acting in these posts. */
export function actorOf(person: Person, posts: PostId[]): Actor {
  return { personId: person.id, name: person.name, phone: person.phone, posts };
}

function isBound(seated: ReadonlyMap<PostId, Seated>, chatId: number): boolean {
  return [...seated.values()].some((row) =>
    row.bindings.some((one) => one.chatId === chatId && one.state === 'active'),
  );
}
