import { addMs } from '../../domain/calendar.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import { INVITATION_LIFE_MS } from '../../domain/safety-terms.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { createInvitation } from '../../store/invitations.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../rights.ts';
import { seatedPosts } from '../staff.ts';
import { hashOfCode, newCode } from './code.ts';
import { whichSeat, type Named } from './which-seat.ts';

export type Invited =
  | {
      kind: 'invited';
      book: Book;
      post: Post;
      /** Shown once: only its hash is stored. */
      code: string;
      expiresAt: Date;
      label: string;
      /** Who holds the only place of the post now: the code will work for a person once they have left. */
      heldBy: string | null;
    }
  | Exclude<Named, { kind: 'seat' }>
  | { kind: 'refused'; reason: RightRefusal };

/** `/invite <post> [regulation] [name]`: a one-time invitation to a seat, for a person or for a group. Admins only. */
export async function invite(app: App, { by, words }: { by: number; words: readonly string[] }): Promise<Invited> {
  const at = app.clock();
  return app.database.transaction(async (tx) => {
    const anyBook = [...app.books.keys()][0] ?? '';
    const refusal = await mayAdminister(tx, app, { personId: by, regulation: anyBook, action: 'invite' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const named = whichSeat(app.books, words);
    if (named.kind !== 'seat') return named;
    const { book, post, label } = named;
    const seat = (await seatedPosts(tx, book)).get(post.id);
    if (!seat) throw new Error(`${book.id}: the post ${post.id} has no seat`);
    const code = newCode();
    const expiresAt = addMs(at, INVITATION_LIFE_MS);
    await createInvitation(tx, {
      hash: hashOfCode(code),
      seatId: seat.id,
      label,
      createdBy: by,
      createdAt: at,
      expiresAt,
    });
    const heldBy = post.holders === 'one' ? (seat.persons[0]?.name ?? null) : null;
    return { kind: 'invited', book, post, code, expiresAt, label, heldBy };
  });
}
