import type { Appointment, Period } from '../../domain/person.ts';
import { basePost, unitOf, type PostId } from '../../domain/post.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import type { DraftData } from '../../render/duties/draft-data.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import type { Tx } from '../../store/database.ts';
import { postsOfSeats } from './posts-of-seats.ts';
import { unitTitlesOf, type UnitTitles } from './unit-titles.ts';
import { isEmptySeat, seatsOfPost, type Seated } from './seated.ts';
import { seatedPosts } from './staff.ts';

/** A post nobody is in, cannot be written to, or will be left by its last holder at an instant. */
export type Gap = Extract<DraftData, { draft: 'gaps' }>['gaps'][number];

/**
 * п. 5.1, 5.2 of Ruza: the posts of a book nobody is in at the beginning of a period, or that nobody will be in before its end, in the order of
 * the book. A post of the house needs a person, because only a person may press; an external one is content with a group,
 * with being served by hand, and, while it is empty, with another post that gets its messages.
 */
export async function gapsOf(tx: Tx, book: Book, period: { from: Date; to: Date }): Promise<Gap[]> {
  const seated = await seatedPosts(tx, book, period.from);
  const posts = await postsOfSeats(tx, book);
  const appointments = await appointmentsDuring(tx, [...posts.keys()], period);
  const awaited = await unitsAwaited(tx, posts, seated, period.from);
  const titles = await unitTitlesOf(tx, book);
  const found = Object.values(book.posts).flatMap(({ id, otherwise }): Gap[] => {
    const rows = seatsOfPost(seated, id);
    const away = awaited
      .filter((unit) => basePost(unit) === id)
      .map((post): Gap => ({ post, why: 'empty', from: null }));
    if (away.length === 0 && rows.every(isEmptySeat))
      return otherwise === null ? [{ post: id, why: 'empty', from: null }] : [];
    const left = rows.flatMap((row) => {
      const own = appointments.filter((one) => one.seatId === row.id);
      return gapIn(row, postIn(book, id)?.external ?? false, own, period) ?? [];
    });
    return [...left, ...away];
  });
  return found.map((gap) => withTitle(gap, titles));
}

/** A unit in the spelling of its seat: as a post it is folded. */
function withTitle(gap: Gap, titles: UnitTitles): Gap {
  const title = unitOf(gap.post) === '' ? undefined : titles[gap.post];
  return title === undefined ? gap : { ...gap, title };
}

/** Organisations nobody sits for now, though somebody will again: their only person is away. Others have left for good. */
async function unitsAwaited(
  tx: Tx,
  posts: ReadonlyMap<number, PostId>,
  seated: ReadonlyMap<PostId, Seated>,
  now: Date,
): Promise<PostId[]> {
  const empty = [...posts].filter(([, post]) => unitOf(post) !== '' && !seated.has(post));
  const ids = empty.map(([seatId]) => seatId);
  const later = await appointmentsDuring(tx, ids, { from: now, to: null });
  return empty.filter(([seatId]) => later.some((one) => one.seatId === seatId)).map(([, post]) => post);
}

function gapIn(
  row: Seated,
  external: boolean,
  own: readonly Appointment[],
  period: { from: Date; to: Date },
): Gap | null {
  const { post, persons, bindings, relay } = row;
  if (relay) return null;
  if (persons.length === 0 && !external) return { post, why: 'empty', from: null };
  if (!bindings.some((one) => one.state === 'active')) return { post, why: 'unreachable', from: null };
  const grouped = bindings.some((one) => one.chatKind === 'group');
  if (persons.length === 0 || (external && grouped)) return null;
  const from = leftAt(own, period);
  return from === null ? null : { post, why: 'leaves', from };
}

/** The first instant of a period at which no appointment holds; null when some one always does. */
function leftAt(appointments: readonly Period[], { from, to }: { from: Date; to: Date }): Date | null {
  let covered = from;
  // In the order they begin: whatever begins later than what is covered so far leaves a gap before it.
  for (const one of appointments) {
    if (one.from > covered) break;
    if (one.to === null || one.to >= to) return null;
    if (one.to > covered) covered = one.to;
  }
  return covered;
}
