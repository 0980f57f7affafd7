import type { Seat } from '../../domain/person.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import { bind, bindingsOfChat } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { consumeInvitation, peekInvitation } from '../../store/invitations.ts';
import { readPerson, upsertPerson } from '../../store/people.ts';
import { findUsedInvitation, lockSeat } from '../../store/seat-lock.ts';
import { appoint, seatsOfPerson } from '../../store/seats.ts';
import { consumeAdminCode } from '../../store/system.ts';
import type { App } from '../app.ts';
import type { Accepted, Newcomer, Presented } from './accepted.ts';
import { announceSeated, announceWaitingGroup } from './announce.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';
import { hashOfCode } from './code.ts';
import { goesByShifts, introduce, knownBefore } from './introduce.ts';
import { mixesExternal } from './mixes-external.ts';

/**
 * Takes an invitation: in a private chat the presenter is appointed and the chat bound; in a group the group is bound, by
 * somebody who is appointed already or an admin. A code is used up by one statement, so of all who present it at once
 * one is let in. A post for one person takes no second one, but becomes known to them: the seat is locked while that is
 * looked up.
 */
export async function acceptInvitation(
  app: Pick<App, 'database' | 'clock' | 'books'>,
  shown: Presented,
): Promise<Accepted> {
  const now = app.clock();
  const hash = hashOfCode(shown.code);
  return app.database.transaction(async (tx) => {
    if (shown.chat.kind === 'private' && (await consumeAdminCode(tx, { hash, now }))) {
      return becomeAdmin(tx, shown.by, now);
    }
    const offered = await peekInvitation(tx, { hash, now });
    if (!offered) return acceptedBefore(tx, app, { hash, now }, shown);
    const seat = await lockSeat(tx, offered.seatId);
    const books = booksOfSeat(app.books, seat);
    const post = postOfSeatIn(books[0], seat);
    if (!post) return { kind: 'wrong-code' };
    const mixed = await mixesExternal(tx, app.books, post, shown.chat.id);
    const refusal = mixed ? ({ kind: 'mixes-external', post } as const) : await refusalOf(tx, seat, post, now, shown);
    if (refusal?.kind === 'group-needs-staff') {
      const key = `${hash}:${shown.chat.id}`;
      await announceWaitingGroup(tx, app, { post, name: shown.by.name, group: shown.chat.title, key });
    }
    const place = { seat, post, books, label: offered.label, now };
    const onlyShifts = refusal?.kind === 'seat-taken' && goesByShifts(post);
    if (refusal && !onlyShifts) return refusal;
    if (!(await consumeInvitation(tx, { hash, now, usedBy: shown.by.id }))) return { kind: 'wrong-code' };
    if (onlyShifts) return introduce(tx, app, { ...place, heldBy: refusal.heldBy }, shown.by);
    const seated = await take(tx, place, shown);
    await announceSeated(tx, app, seated);
    return seated;
  });
}

async function becomeAdmin(tx: Tx, by: Newcomer, at: Date): Promise<Accepted> {
  const { name } = await upsertPerson(tx, { ...by, admin: true, at });
  return { kind: 'admin', name };
}

/**
 * The answer to an update that is handled again after a crash: the code is used up, by this very person. Whom it made known
 * only, it seats once the post is free.
 */
async function acceptedBefore(
  tx: Tx,
  app: Pick<App, 'clock' | 'books'>,
  { hash, now }: { hash: string; now: Date },
  { by, chat }: Presented,
): Promise<Accepted> {
  const used = await findUsedInvitation(tx, hash);
  if (used?.usedBy !== by.id) return { kind: 'wrong-code' };
  const binding = (await bindingsOfChat(tx, chat.id)).find((one) => one.seatId === used.seatId);
  const seat = await lockSeat(tx, used.seatId);
  const books = booksOfSeat(app.books, seat);
  const post = postOfSeatIn(books[0], seat);
  if (!binding || !post) return { kind: 'wrong-code' };
  const known = chat.kind === 'private' && goesByShifts(post) ? await knownBefore(tx, seat, used, by.id, now) : null;
  if (known?.kind === 'held-by') return { kind: 'introduced', books, post, heldBy: known.name };
  if (known?.kind === 'expired') return { kind: 'wrong-code' };
  if (known?.kind === 'free') {
    const seated = await take(tx, { seat, post, books, label: used.label, now }, { by, chat });
    await announceSeated(tx, app, seated);
    return { ...seated, again: false };
  }
  const name = (await readPerson(tx, by.id))?.name || by.name;
  return { kind: 'seated', books, post, name, group: groupOf(chat), binding, again: true };
}

interface Place {
  seat: Seat;
  post: Post;
  books: Book[];
}

/** A post of one has nobody else in it now or later: whoever is away for a time comes back to it. */
async function refusalOf(tx: Tx, seat: Seat, post: Post, now: Date, { by, chat }: Presented): Promise<Accepted | null> {
  if (chat.kind === 'group') {
    if (!post.group) return { kind: 'not-for-groups', post };
    const known = (await readPerson(tx, by.id))?.admin || (await seatsOfPerson(tx, by.id, now)).length > 0;
    return known ? null : { kind: 'group-needs-staff', post };
  }
  if (post.holders !== 'one') return null;
  const others = await appointmentsDuring(tx, [seat.id], { from: now, to: null });
  const other = others.find(({ person }) => person.id !== by.id);
  return other ? { kind: 'seat-taken', post, heldBy: other.person.name } : null;
}

/** The name the admin gave stands; else the name known here; else the messenger's. */
async function take(
  tx: Tx,
  { seat, post, books, label, now }: Place & { label: string; now: Date },
  { by, chat }: Pick<Presented, 'by' | 'chat'>,
): Promise<Extract<Accepted, { kind: 'seated' }>> {
  const seatId = seat.id;
  const bound = (await bindingsOfChat(tx, chat.id)).some((one) => one.seatId === seatId && one.state === 'active');
  if (chat.kind === 'private') {
    const known = await readPerson(tx, by.id);
    const name = label || known?.name || by.name;
    await upsertPerson(tx, { id: by.id, name, username: by.username, at: now });
    await appoint(tx, { seatId, personId: by.id, at: now });
  }
  const binding = await bind(tx, { seatId, chatId: chat.id, chatKind: chat.kind, at: now });
  const name = (await readPerson(tx, by.id))?.name || by.name;
  return { kind: 'seated', books, post, name, group: groupOf(chat), binding, again: bound };
}

function groupOf(chat: Presented['chat']): string | null {
  return chat.kind === 'group' ? chat.title : null;
}
