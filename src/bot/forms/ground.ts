import { mayAct } from '../../app/acts/rights.ts';
import { seatedPosts } from '../../app/people/staff.ts';
import { viewerOf } from '../../app/acts/viewer.ts';
import type { Action, PostId } from '../../domain/post.ts';
import { basePost } from '../../domain/post.ts';
import { rightText } from '../../render/acts/right.ts';
import { NOT_IN_REGULATION, whichRegulationForForm } from '../../render/prompts/forms.ts';
import type { Book, Services } from '../services.ts';
import type { Filler } from './form.ts';

/** The regulation a form is filled for. */
export type BookFound = { ok: true; book: Book } | { ok: false; words: string };

/**
 * The regulation in which this person may do it here: the one named, or the only one. Otherwise what to say: which to name,
 * or why not.
 */
export async function bookFor(
  { app }: Services,
  filler: Filler,
  { named, action, fits }: { named: string; action: Action; fits?: (book: Book) => boolean },
): Promise<BookFound> {
  const { db } = app.database;
  const { places } = await viewerOf(db, app, filler);
  const books: Book[] = [];
  let refusal = places.length === 0 ? rightText({ kind: 'stranger' }) : NOT_IN_REGULATION;
  for (const { book } of places) {
    if (fits && !fits(book)) continue;
    const right = await mayAct(db, app, { ...filler, regulation: book.id, action });
    if (right.ok) books.push(book);
    else refusal = rightText(right.reason);
  }
  const chosen = books.find((book) => book.id === named) ?? (books.length === 1 ? books[0] : undefined);
  if (chosen) return { ok: true, book: chosen };
  if (books.length === 0) return { ok: false, words: refusal };
  return { ok: false, words: whichRegulationForForm(books.map((book) => book.id)) };
}

/** Somebody to whom something can be given: a post with its people, a unit by its own name. */
export interface Receiver {
  post: PostId;
  title: string;
}

/** The posts, and units of posts, that may be given something of this kind and in which there is somebody now. */
export async function receiversOf({ app }: Services, book: Book, action: Action): Promise<Receiver[]> {
  const seated = await seatedPosts(app.database.db, book, app.clock());
  return [...seated.values()]
    .filter((seat) => book.posts[basePost(seat.post)]?.may.includes(action))
    .filter((seat) => seat.persons.length > 0 || seat.bindings.length > 0)
    .map((seat) => ({ post: seat.post, title: seat.title ?? book.posts[seat.post]?.title ?? seat.post }));
}
