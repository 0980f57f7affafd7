import type { Appointment, Seat } from '../../domain/person.ts';
import type { PostId } from '../../domain/post.ts';
import type { RightRefusal } from '../../domain/rights.ts';
import type { Book, Post } from '../../regulation/book.ts';
import { appointmentsDuring, appointmentsOfAbsence, insertAppointment, setPeriod } from '../../store/appointments.ts';
import { bind } from '../../store/bindings.ts';
import type { Tx } from '../../store/database.ts';
import { readPerson } from '../../store/people.ts';
import { lockSeat } from '../../store/seat-lock.ts';
import { listSeats } from '../../store/seats.ts';
import type { App } from '../app.ts';
import { mayAdminister } from '../acts/rights.ts';
import { postOfSeat } from './seat-posts.ts';
import { announceSeated } from './announce.ts';
import { booksOfSeat, postOfSeatIn } from './books-of-seat.ts';
import { mixesExternal } from './mixes-external.ts';
import { isAwayDuring } from './away.ts';
import { isShift, isSubstitutes, substituteKey } from './period-keys.ts';
import { tellOfAbsence } from './tell-of-absence.ts';

/** A person is away from a post, and somebody stands in. */
export interface AbsenceWish {
  /** Of the update that asks: handled again it changes nothing. */
  key: string;
  by: number;
  regulation: string;
  personId: number;
  post: PostId;
  /** An instant that is over counts as now. */
  from: Date;
  /** The first instant at which the person is back. */
  to: Date;
  /** null: nobody stands in, and the gap is reported ahead. */
  substituteId: number | null;
}

export type AbsenceSet =
  /** `to` is earlier than asked for where the appointment ends before. `again`: it was set before, by this very update. */
  | { kind: 'set'; post: Post; name: string; from: Date; to: Date; substitute: string | null; again: boolean }
  | { kind: 'refused'; reason: RightRefusal }
  | { kind: 'unknown-post' }
  | { kind: 'wrong-period' }
  /** The person does not hold the post when the absence begins. */
  | { kind: 'not-in-post'; post: Post }
  | { kind: 'away-already'; post: Post }
  /** The person stands in for somebody: that absence is to be taken back and given anew. */
  | { kind: 'stands-in'; post: Post }
  /** Never spoke to the bot: an invitation comes first. */
  | { kind: 'unknown-substitute' }
  /** Holds the post in that time already, or is the one who is away. */
  | { kind: 'substitute-holds-it'; name: string }
  /** Absent themselves at some time of it. */
  | { kind: 'person-away'; name: string }
  | { kind: 'seat-taken'; post: Post; heldBy: string }
  | { kind: 'mixes-external'; post: Post };

/**
 * «Отсутствие»: cuts the person's appointment in two, appoints the substitute for the time between and ties the post to their
 * private chat, which counts while they stand in. Everybody may give their own absence; others' whoever may `roster`, and
 * admins.
 */
export async function setAbsence(
  app: Pick<App, 'database' | 'books' | 'clock'>,
  wish: AbsenceWish,
): Promise<AbsenceSet> {
  const now = app.clock();
  return app.database.transaction(async (tx): Promise<AbsenceSet> => {
    const { by, regulation } = wish;
    const refusal = await mayAdminister(tx, app, { personId: by, regulation, action: 'set-roster' });
    if (refusal && by !== wish.personId) return { kind: 'refused', reason: refusal };
    const book = app.books.get(regulation);
    const found = book && (await seatOfPost(tx, book, wish.post));
    const post = found && postOfSeatIn(book, found);
    if (!book || !found || !post) return { kind: 'unknown-post' };
    const seat = await lockSeat(tx, found.id);
    const before = await setBefore(tx, wish.key, post);
    if (before) return before;
    const planned = await plan(tx, app.books, { wish, seat, post, now });
    if (planned.kind !== 'planned') return planned;
    await store(tx, wish.key, planned);
    if (planned.substitute) await tie(tx, app, { seat, post, substitute: planned.substitute, now });
    await tellOfAbsence(tx, app, { key: wish.key, by, book, post: wish.post, happened: 'set', ...planned });
    const { own, substitute, from, to } = planned;
    return { kind: 'set', post, name: own.person.name, from, to, substitute: substitute?.name ?? null, again: false };
  });
}

/** The seat of a post, or of a unit of one, in a book; undefined when there is none. */
async function seatOfPost(tx: Tx, book: Book, post: PostId): Promise<Seat | undefined> {
  return (await listSeats(tx, book.district.id)).find((seat) => postOfSeat(book, seat) === post);
}

async function setBefore(tx: Tx, key: string, post: Post): Promise<AbsenceSet | null> {
  const own = (await appointmentsOfAbsence(tx, [key]))[0];
  if (!own) return null;
  const substitute = (await appointmentsOfAbsence(tx, [substituteKey(key)]))[0];
  const { person, from: to } = own;
  const from = substitute?.from ?? to;
  return { kind: 'set', post, name: person.name, from, to, substitute: substitute?.person.name ?? null, again: true };
}

interface Planned {
  kind: 'planned';
  /** The appointment that is cut. */
  own: Appointment;
  substitute: { id: number; name: string } | null;
  from: Date;
  to: Date;
}

interface Planning {
  wish: AbsenceWish;
  seat: Seat;
  post: Post;
  now: Date;
}

async function plan(
  tx: Tx,
  books: ReadonlyMap<string, Book>,
  { wish, seat, post, now }: Planning,
): Promise<Planned | Exclude<AbsenceSet, { kind: 'set' }>> {
  const from = wish.from < now ? now : wish.from;
  if (wish.to <= from) return { kind: 'wrong-period' };
  const held = await appointmentsDuring(tx, [seat.id], { from, to: null });
  const [own, further] = held.filter(({ person }) => person.id === wish.personId);
  if (!own) return { kind: 'not-in-post', post };
  if (isSubstitutes(own.absence)) return { kind: 'stands-in', post };
  const to = own.to !== null && own.to < wish.to ? own.to : wish.to;
  const parted = own.from > from ? own : to < wish.to && further;
  if (parted)
    return { kind: parted.absence === null || isShift(parted.absence) ? 'not-in-post' : 'away-already', post };
  const others = held.filter((one) => one.from < to && one !== own);
  const planned: Planned = { kind: 'planned', own, substitute: null, from, to };
  if (wish.substituteId === null) return planned;
  const known = await readPerson(tx, wish.substituteId);
  if (!known || known.name === '') return { kind: 'unknown-substitute' };
  if (known.id === own.person.id || others.some(({ person }) => person.id === known.id)) {
    return { kind: 'substitute-holds-it', name: known.name };
  }
  const taken = post.holders === 'one' && others[0];
  if (taken) return { kind: 'seat-taken', post, heldBy: taken.person.name };
  if (await mixesExternal(tx, books, post, known.id)) return { kind: 'mixes-external', post };
  if (await isAwayDuring(tx, books, known.id, { from, to })) return { kind: 'person-away', name: known.name };
  return { ...planned, substitute: known };
}

/** The holder's own period after the absence is written even where it has no length: the absence is known by it. */
async function store(tx: Tx, key: string, { own, substitute, from, to }: Planned): Promise<void> {
  const { seatId } = own;
  await setPeriod(tx, own.id, { from: own.from, to: from });
  await insertAppointment(tx, { seatId, personId: own.person.id, from: to, to: own.to, absence: key });
  if (!substitute) return;
  await insertAppointment(tx, { seatId, personId: substitute.id, from, to, absence: substituteKey(key) });
}

async function tie(
  tx: Tx,
  app: Pick<App, 'clock' | 'books'>,
  { seat, post, substitute, now }: Omit<Planning, 'wish'> & { substitute: { id: number; name: string } },
): Promise<void> {
  const { id: chatId, name } = substitute;
  const binding = await bind(tx, { seatId: seat.id, chatId, chatKind: 'private', at: now });
  const books = booksOfSeat(app.books, seat);
  await announceSeated(tx, app, { books, post, name, group: null, binding });
}
