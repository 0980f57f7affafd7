import type { Appointment, Period } from '../../domain/person.ts';
import { postIn, type Book } from '../../regulation/book.ts';
import type { DraftData } from '../../render/view.ts';
import { appointmentsDuring } from '../../store/appointments.ts';
import type { Tx } from '../../store/database.ts';
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
  const ids = [...seated.values()].map((row) => row.id);
  const appointments = await appointmentsDuring(tx, ids, period);
  return Object.values(book.posts).flatMap(({ id, otherwise }): Gap[] => {
    const rows = seatsOfPost(seated, id);
    if (rows.every(isEmptySeat)) return otherwise === null ? [{ post: id, why: 'empty', from: null }] : [];
    return rows.flatMap((row) => {
      const own = appointments.filter((one) => one.seatId === row.id);
      return gapIn(row, postIn(book, id)?.external ?? false, own, period) ?? [];
    });
  });
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
