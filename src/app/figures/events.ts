import type { PeriodPair } from '../../analytics/periods.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { EventNote } from '../../domain/event-note.ts';
import { fold } from '../../domain/fold.ts';
import type { RegisterValue } from '../../domain/register.ts';
import type { Book } from '../../regulation/book.ts';
import { EVENT_FIELDS } from '../../regulation/register.ts';
import type { Place } from '../../store/appeal-place.ts';
import type { Tx } from '../../store/database.ts';
import { listRowsTouching } from '../../store/register-spans.ts';
import { namesOf, scopeTest } from './scope.ts';

/** An event of the register, and which appeals it is about. */
export interface KnownEvent {
  note: EventNote;
  concerns: (place: Place) => boolean;
}

/** The events of a book (with every name of its series) that touch these days, the newest first; none where it has no such register. */
export async function readEvents(tx: Tx, book: Book, days: { from: LocalDate; to: LocalDate }): Promise<KnownEvent[]> {
  const { events: register } = book.emergency;
  if (register === null) return [];
  const span = { first: EVENT_FIELDS.from, last: EVENT_FIELDS.to, ...days };
  const rows = await listRowsTouching(tx, { regulation: book.id, register }, span);
  return rows.map((values) => ({
    note: {
      kind: text(values[EVENT_FIELDS.kind]),
      text: text(values[EVENT_FIELDS.about]),
      from: text(values[EVENT_FIELDS.from]),
      to: text(values[EVENT_FIELDS.to]),
      explains: values[EVENT_FIELDS.explains] === true,
    },
    concerns: concernsOf(book, fold(text(values[EVENT_FIELDS.problem]))),
  }));
}

function text(value: RegisterValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A problem is a name of the exports at any depth, or a series by any of its names; without one, all the book watches. */
function concernsOf({ emergency }: Book, problem: string): KnownEvent['concerns'] {
  if (problem === '') return () => true;
  const named = emergency.watch.filter(({ title, match }) => [title, ...match].some((name) => fold(name) === problem));
  const tests = named.map(scopeTest);
  return (place) => namesOf(place).some((name) => fold(name) === problem) || tests.some((isIn) => isIn(place));
}

/** Those that touch the days from `from` to `to`. */
export function touching(events: readonly KnownEvent[], { from, to }: Pick<PeriodPair, 'from' | 'to'>): KnownEvent[] {
  return events.filter(({ note }) => note.from <= to && note.to >= from);
}

/** Those that concern any of these places. */
export function concerning(events: readonly KnownEvent[], places: readonly Place[]): KnownEvent[] {
  return events.filter(({ concerns }) => places.some(concerns));
}
