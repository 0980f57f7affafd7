import { addMs, localDate } from '../../domain/calendar.ts';
import { HELD } from '../../domain/obligation.ts';
import { KEPT_INSIDE, NOTHING_TO_SAY } from '../../engine/drafts.ts';
import type { Book } from '../../regulation/book.ts';
import { durationMs } from '../../regulation/terms.ts';
import { whatOf } from '../../render/law/law-words.ts';
import type { Tx } from '../../store/database.ts';
import { listDueBetween, type Owed } from '../../store/owed-lists.ts';
import { startOfDay, turnBefore } from '../duties/turns.ts';
import type { DataOf, Wanted } from './wanted.ts';

type Row = DataOf<'execution'>['rows'][number];

/**
 * How the regulation was carried out in the days from the turn before until this one (Ruza 7.1: Thursday to Wednesday): met
 * on time, sent by itself unconfirmed, late, or missed, by rule in the order of the book. Counted from the obligations: there is no second bookkeeping.
 */
export async function executionOfWeek(tx: Tx, { snapshot, rule, turn, now }: Wanted): Promise<DataOf<'execution'>> {
  const { book, isWorkingDay } = snapshot;
  const zone = book.district.timezone;
  const startsAt = turn?.startsAt ?? now;
  const dayOf = (instant: Date) => startOfDay(localDate(instant, zone), zone);
  const to = dayOf(startsAt);
  const from = dayOf(turnBefore(book, rule, startsAt, isWorkingDay)?.startsAt ?? startsAt);
  const owed = await listDueBetween(tx, { regulation: book.id, from, to });
  return { draft: 'execution', from, to, rows: rowsOf(book, owed) };
}

function rowsOf(book: Book, owed: readonly Owed[]): Row[] {
  return Object.values(book.rules).flatMap((rule) => {
    const ends = owed.filter((one) => one.rule === rule.id).map((one) => endOf(book, one));
    const count = (end: End) => ends.filter((one) => one === end).length;
    const row = {
      clause: rule.clause,
      what: whatOf(rule),
      onTime: count('on-time'),
      unconfirmed: count('unconfirmed'),
      late: count('late'),
      missed: count('missed'),
    };
    return row.onTime + row.unconfirmed + row.late + row.missed > 0 ? [row] : [];
  });
}

/** How a turn ended, for the count; null for one that says nothing of whoever owed it. */
type End = 'on-time' | 'unconfirmed' | 'late' | 'missed' | null;

/** Reasons with which a report ends unsaid: nobody did anything, and nobody had to. */
const UNSAID: readonly (string | null)[] = [NOTHING_TO_SAY, KEPT_INSIDE];

function endOf(book: Book, owed: Owed): End {
  const { state, overdueAt, reason } = owed;
  if (state === 'lapsed' || (state === 'open' && overdueAt)) return 'missed';
  if (state !== 'met' || UNSAID.includes(reason)) return null;
  if (reason === 'sent-unconfirmed') return 'unconfirmed';
  return overdueAt || leftLate(book, owed) ? 'late' : 'on-time';
}

/** Was the report put off, and did it leave after the time it was due before that? */
function leftLate(book: Book, { items, dueAt, endedAt }: Owed): boolean {
  if (!endedAt || !items.includes(HELD)) return false;
  const { hold } = book.emergency;
  return endedAt > addMs(dueAt, -durationMs(book, hold, localDate(dueAt, book.district.timezone)));
}
