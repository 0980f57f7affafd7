import type { Appointment, Seat } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { shiftNotice } from '../../render/people/roster-notices.ts';
import { appointmentsDuring, appointmentsOfAbsence, insertAppointment, setPeriod } from '../../store/appointments.ts';
import { bind, bindingsOfChat } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { readPerson } from '../../store/people.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import { listSeats } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { postOfSeat } from './seat-posts.ts';
import { announceSeated, tellPerson } from './announce.ts';
import { isAwayDuring } from './away.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';
import { mixesExternal } from './mixes-external.ts';
import { shiftKey } from './period-keys.ts';
import { namingOf } from './unit-titles.ts';

/** A row of the duty roster: a person in a post for a period. */
export interface ShiftWish {
  /** Of the update that asks: handled again it changes nothing. */
  key: string;
  by: number;
  regulation: string;
  post: PostId;
  personId: number;
  /** An instant that is over counts as now. */
  from: Date;
  to: Date;
}

export type ShiftSet =
  /** `endsOpen`: the person held the post without an end, and leaves it with this shift. */
  | { kind: 'set'; post: Post; name: string; from: Date; to: Date; endsOpen: boolean; again: boolean }
  | { kind: 'refused'; reason: RightRefusal }
  | { kind: 'unknown-post' | 'wrong-period' | 'unknown-substitute' }
  /** The post of one is somebody else's at some time of it. */
  | { kind: 'seat-taken'; post: Post; heldBy: string }
  /** In the post at that time already. */
  | { kind: 'substitute-holds-it'; name: string }
  | { kind: 'person-away'; name: string }
  | { kind: 'mixes-external'; post: Post };

/**
 * п. 5.2 of Ruza: a shift of the МЦУР's work schedule. Whoever held the post without an end holds it until the end of their
 * first shift: from there on the roster says who is in it. For whoever may `roster`, and admins.
 */
export async function setShift(app: Pick<App, 'database' | 'books' | 'clock'>, wish: ShiftWish): Promise<ShiftSet> {
  const now = app.clock();
  return app.database.transaction(async (tx): Promise<ShiftSet> => {
    const { by: personId, regulation } = wish;
    const refusal = await mayAdminister(tx, app, { personId, regulation, action: 'set-roster' });
    if (refusal) return { kind: 'refused', reason: refusal };
    const book = app.books.get(regulation);
    const found = book && (await listSeats(tx, book.district.id)).find((seat) => postOfSeat(book, seat) === wish.post);
    const post = found && postOfSeatIn(book, found);
    if (!book || !found || !post) return { kind: 'unknown-post' };
    const seat = await lockSeat(tx, found.id);
    const planned = (await setBefore(tx, wish.key, post)) ?? (await plan(tx, app.books, { wish, seat, post, now }));
    if (planned.kind !== 'planned') return planned;
    const { name, from, to, open } = planned;
    await store(tx, wish, seat, planned);
    await tie(tx, app, { seat, post, person: { id: wish.personId, name }, now });
    const body = shiftNotice(await namingOf(tx, book), { post: post.id, from, to }, 'set');
    await tellPerson(tx, app, { personId: wish.personId, key: `shift:${wish.key}`, body });
    return { kind: 'set', post, name, from, to, endsOpen: open !== null, again: false };
  });
}

async function setBefore(tx: Tx, key: string, post: Post): Promise<ShiftSet | null> {
  const before = (await appointmentsOfAbsence(tx, [shiftKey(key)]))[0];
  if (!before?.to) return null;
  const { person, from, to } = before;
  return { kind: 'set', post, name: person.name, from, to, endsOpen: false, again: true };
}

interface Planned {
  kind: 'planned';
  name: string;
  from: Date;
  to: Date;
  /** The appointment without an end that this shift is cut out of. */
  open: Appointment | null;
}

async function plan(
  tx: Tx,
  books: ReadonlyMap<string, Book>,
  { wish, seat, post, now }: { wish: ShiftWish; seat: Seat; post: Post; now: Date },
): Promise<Planned | Exclude<ShiftSet, { kind: 'set' }>> {
  const from = wish.from < now ? now : wish.from;
  const { to, personId } = wish;
  if (to <= from) return { kind: 'wrong-period' };
  const person = await readPerson(tx, personId);
  if (!person || person.name === '') return { kind: 'unknown-substitute' };
  const { name } = person;
  const held = await appointmentsDuring(tx, [seat.id], { from, to });
  const other = held.find((one) => one.person.id !== personId);
  if (other && post.holders === 'one') return { kind: 'seat-taken', post, heldBy: other.person.name };
  if (await isAwayDuring(tx, books, personId, { from, to })) return { kind: 'person-away', name };
  const own = held.filter((one) => one.person.id === personId);
  const open = own.find((one) => one.to === null && one.from <= from) ?? null;
  if (own.some((one) => one !== open)) return { kind: 'substitute-holds-it', name };
  if (await mixesExternal(tx, books, post, personId)) return { kind: 'mixes-external', post };
  return { kind: 'planned', name, from, to, open };
}

async function store(tx: Tx, wish: ShiftWish, { id: seatId }: Seat, { from, to, open }: Planned): Promise<void> {
  if (open) await setPeriod(tx, open.id, { from: open.from, to: from });
  await insertAppointment(tx, { seatId, personId: wish.personId, from, to, absence: shiftKey(wish.key) });
}

/** A chat that is tied already is not announced anew with each shift. */
async function tie(
  tx: Tx,
  app: Pick<App, 'clock' | 'books'>,
  { seat, post, person, now }: { seat: Seat; post: Post; person: { id: number; name: string }; now: Date },
): Promise<void> {
  const tied = (await bindingsOfChat(tx, person.id)).some((one) => one.seatId === seat.id && one.state === 'active');
  if (tied) return;
  const binding = await bind(tx, { seatId: seat.id, chatId: person.id, chatKind: 'private', at: now });
  const books = booksOfSeat(app.books, seat);
  await announceSeated(tx, app, { books, post, name: person.name, group: null, binding });
}
