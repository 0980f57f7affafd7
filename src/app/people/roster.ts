import { addDays, endOfDay, localDate, type LocalDate } from '../../domain/calendar.ts';
import type { Appointment } from '../../domain/person.ts';
import { basePost, type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { HolderOfDay } from '../../render/people/roster-page.ts';
import {
  appointmentBefore,
  appointmentsAfterAbsence,
  appointmentsDuring,
  appointmentsOfAbsence,
} from '../../store/appointments.ts';
import type { Tx } from '../../store/database.ts';
import { postsOfSeats } from './posts-of-seats.ts';
import { isShift, isSubstitutes, substituteKey } from './period-keys.ts';
import { gapsOf, type Gap } from './gaps.ts';

export interface RosterAhead {
  /** Today first. Posts in the order of the book. */
  days: { day: LocalDate; holders: HolderOfDay[] }[];
  gaps: Gap[];
}

/** п. 5.2 of Ruza: who holds which post today and on the days ahead, `days` in all, and the gaps in them. */
export async function rosterAhead(
  tx: Tx,
  book: Book,
  { now, days }: { now: Date; days: number },
): Promise<RosterAhead> {
  const zone = book.district.timezone;
  const today = localDate(now, zone);
  const dates = Array.from({ length: days }, (_, index) => addDays(today, index));
  const to = endOfDay(addDays(today, days - 1), zone);
  const posts = await postsOfSeats(tx, book);
  const appointments = await appointmentsDuring(tx, [...posts.keys()], { from: now, to });
  const held = Object.keys(book.posts).flatMap((base) =>
    appointments.filter((one) => basePost(posts.get(one.seatId) ?? '') === base),
  );
  return {
    days: dates.map((day) => ({
      day,
      holders: held.flatMap((one) =>
        onDay(one, posts.get(one.seatId) ?? '', { from: endOfDay(addDays(day, -1), zone), to: endOfDay(day, zone) }),
      ),
    })),
    gaps: await gapsOf(tx, book, { from: now, to }),
  };
}

function onDay(one: Appointment, post: PostId, day: { from: Date; to: Date }): HolderOfDay[] {
  if (one.from >= day.to || (one.to !== null && one.to <= day.from)) return [];
  const { id: personId, name } = one.person;
  return [
    {
      post,
      personId,
      name,
      standsIn: isSubstitutes(one.absence),
      shift: isShift(one.absence) ? one.id : null,
      from: one.from > day.from ? one.from : null,
      to: one.to !== null && one.to < day.to ? one.to : null,
    },
  ];
}

/** An absence that is not over yet. `key` takes it back. */
export interface Absence {
  /** Of the period after it. */
  id: number;
  key: string;
  post: PostId;
  personId: number;
  name: string;
  from: Date;
  to: Date;
  substitute: string | null;
}

/** Who of a book is away now or will be, whoever is back first first. */
export async function absencesOf(tx: Tx, book: Book, now: Date): Promise<Absence[]> {
  const posts = await postsOfSeats(tx, book);
  const after = await appointmentsAfterAbsence(tx, [...posts.keys()], now);
  const absences: Absence[] = [];
  for (const own of after) {
    if (own.absence === null || isSubstitutes(own.absence) || isShift(own.absence)) continue;
    const from = (await appointmentBefore(tx, own))?.to;
    if (!from) continue;
    const [substitute] = await appointmentsOfAbsence(tx, [substituteKey(own.absence)]);
    const { id: personId, name } = own.person;
    const post = posts.get(own.seatId) ?? '';
    absences.push({
      id: own.id,
      key: own.absence,
      post,
      personId,
      name,
      from,
      to: own.from,
      substitute: substitute?.person.name ?? null,
    });
  }
  return absences;
}
