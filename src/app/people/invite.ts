import { addMs } from '../../domain/calendar.ts';
import { basePost } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import { INVITATION_LIFE_MS } from '../../domain/safety-terms.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import { createInvitation } from '../../store/invitations.ts';
import { ensureSeat } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { scopeOf } from './seat-posts.ts';
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

/**
 * `/invite <post> [regulation] [name]`: a one-time invitation to a seat, for a person or for a group. Of a post with a seat
 * for each organisation it makes the seat of the one that is named. Admins only.
 */
export async function invite(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  { by, words }: { by: number; words: readonly string[] },
): Promise<Invited> {
  const at = app.clock();
  return app.database.transaction(async (tx) => {
    const anyBook = [...app.books.keys()][0] ?? '';
    const refusal = await mayAdminister(tx, app, { personId: by, regulation: anyBook, action: 'invite' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const named = whichSeat(app.books, words);
    if (named.kind !== 'seat') return named;
    const { book, post, label, organisation } = named;
    const scope = scopeOf(book, post.id);
    const seat = await ensureSeat(tx, {
      district: book.district.id,
      post: basePost(post.id),
      scope,
      title: organisation,
    });
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
    const [holder] = post.holders === 'one' ? await appointmentsDuring(tx, [seat.id], { from: at, to: null }) : [];
    const heldBy = holder?.person.name ?? null;
    return { kind: 'invited', book, post, code, expiresAt, label, heldBy };
  });
}
