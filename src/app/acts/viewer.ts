import type { PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { Audience } from '../../render/view.ts';
import type { Tx } from '../../store/database.ts';
import { readPerson } from '../../store/people.ts';
import type { App } from '../app.ts';
import { audienceOf, seatedPosts } from '../people/staff.ts';

/** A regulation in which somebody may be spoken to here. */
export interface Place {
  book: Book;
  /** Posts the person holds. Empty for an admin who holds none. */
  own: PostId[];
  /** What this chat may see: in a group what its posts may, in a private chat what the person's own may. */
  audience: Audience;
}

/** Whoever writes, and in which regulations they may be answered in this chat. */
export interface Viewer {
  admin: boolean;
  /** Holds no seat in any regulation, and is no admin. */
  stranger: boolean;
  places: Place[];
  /** What the chat itself is bound to, whoever writes there. */
  bound: { book: Book; posts: PostId[] }[];
}

/**
 * Looks up who writes where. In a group a regulation counts when the group is bound to it and the writer holds a seat in
 * it; in a private chat when the writer holds a seat, and for an admin every regulation counts.
 */
export async function viewerOf(
  tx: Tx,
  app: Pick<App, 'books' | 'clock'>,
  { personId, chatId }: { personId: number; chatId: number },
): Promise<Viewer> {
  const admin = (await readPerson(tx, personId))?.admin ?? false;
  const isPrivate = chatId === personId;
  const places: Place[] = [];
  const bound: Viewer['bound'] = [];
  let seats = 0;
  for (const book of app.books.values()) {
    const seated = [...(await seatedPosts(tx, book, app.clock())).values()];
    const own = seated.filter((seat) => seat.persons.some((one) => one.id === personId)).map((seat) => seat.post);
    const here = seated.filter((seat) => seat.bindings.some((one) => one.chatId === chatId && one.state === 'active'));
    seats += own.length;
    if (here.length > 0) bound.push({ book, posts: here.map((seat) => seat.post) });
    const answered = isPrivate ? own.length > 0 || admin : here.length > 0 && (own.length > 0 || admin);
    if (!answered) continue;
    const shown = isPrivate ? own : here.map((seat) => seat.post);
    places.push({ book, own, audience: audienceOf(book, shown, isPrivate) });
  }
  return { admin, stranger: seats === 0 && !admin, places, bound };
}
