import type { Seat } from '../../domain/person.ts';
import { postIn, type Book, type Post } from '../../regulation/book.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import { bind, bindingsOfSeats } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import type { UsedInvitation } from '../../store/seat-lock.ts';
import { readPerson, upsertPerson } from '../../store/people.ts';
import type { App } from '../app.ts';
import { announceSeated } from './announce.ts';
import type { Accepted, Newcomer } from './accepted.ts';
import { postsOfSeats } from './posts-of-seats.ts';

/** Posts that go by shifts may have persons who are known before their first one. */
export function goesByShifts({ external, seat, holders }: Post): boolean {
  return !external && seat !== 'organisation' && holders === 'one';
}

/**
 * п. 5.2 of Ruza: whoever is invited to a post of one while somebody else is in it becomes known, and their chat tied to the
 * post, so that they can be given a shift of it. They hold nothing until then: no right, and no message.
 */
export async function introduce(
  tx: Tx,
  app: Pick<App, 'clock'>,
  { seat, post, books, label, heldBy }: { seat: Seat; post: Post; books: Book[]; label: string; heldBy: string },
  by: Newcomer,
): Promise<Extract<Accepted, { kind: 'introduced' }>> {
  const at = app.clock();
  const name = label || (await readPerson(tx, by.id))?.name || by.name;
  await upsertPerson(tx, { id: by.id, name, username: by.username, at });
  const binding = await bind(tx, { seatId: seat.id, chatId: by.id, chatKind: 'private', at });
  await announceSeated(tx, app, { books, post, name, group: null, binding, introduced: true });
  return { kind: 'introduced', books, post, heldBy };
}

/**
 * A post of one as somebody finds it whom a code has made known: in other hands, or free for them while the code lives. Null
 * for whoever was in it since: they come back by a new invitation only.
 */
export async function knownBefore(
  tx: Tx,
  seat: Seat,
  { usedAt, expiresAt }: UsedInvitation,
  personId: number,
  now: Date,
): Promise<{ kind: 'held-by'; name: string } | { kind: 'free' | 'expired' } | null> {
  const since = await appointmentsDuring(tx, [seat.id], { from: usedAt ?? now, to: null });
  if (since.some(({ person }) => person.id === personId)) return null;
  const other = since.find(({ to }) => to === null || to > now);
  if (other) return { kind: 'held-by', name: other.person.name };
  return { kind: expiresAt > now ? 'free' : 'expired' };
}

/** Who is known to a post of the house and holds it neither now nor later: posts in the order of the book. */
export async function introducedTo(tx: Tx, book: Book, now: Date) {
  const posts = await postsOfSeats(tx, book);
  const seatIds = [...posts.keys()];
  const holders = await appointmentsDuring(tx, seatIds, { from: now, to: null });
  const known = [];
  for (const { seatId, chatId, chatKind, state } of await bindingsOfSeats(tx, seatIds)) {
    const post = posts.get(seatId) ?? '';
    const found = postIn(book, post);
    if (!found || !goesByShifts(found) || chatKind !== 'private' || state !== 'active') continue;
    if (holders.some((one) => one.seatId === seatId && one.person.id === chatId)) continue;
    const person = await readPerson(tx, chatId);
    if (person) known.push({ post, personId: person.id, name: person.name });
  }
  const order = Object.keys(book.posts);
  return known.toSorted((a, b) => order.indexOf(a.post) - order.indexOf(b.post));
}
