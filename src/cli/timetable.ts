import { localTime, type LocalDate } from '../domain/calendar.ts';
import type { Book } from '../regulation/book.ts';
import { calendarWords } from './calendar.ts';
import { playDay, type PlayedDuty } from './play-day.ts';
import { MANNERS, playEmergency, type Manner } from './play-emergency.ts';
import { table } from './table.ts';
import { cellsOf, rowsOf, ruleIdOf } from './timetable-rows.ts';
import { MANNER, citesOf, titleOf } from './words.ts';

/** What the book makes happen on a local day, and in an emergency of so many minutes, played on the engine. */
export function timetableOf(book: Book, day: LocalDate, minutes: number): string {
  const { mode } = book.emergency;
  const title = `${mode.slice(0, 1).toUpperCase()}${mode.slice(1)}, минута за минутой`;
  return [
    book.title,
    `Обязанности ${dayWords(day)}, если никто ничего не делает\n${dayTable(book, day)}`,
    ...MANNERS.map((manner) => `${title}: ${MANNER[manner]}\n${emergencyTable(book, day, manner, minutes)}`),
  ].join('\n\n');
}

/** «23.11.2026, понедельник»; «04.11.2026, среда, выходной» */
function dayWords(day: LocalDate): string {
  const weekday = new Intl.DateTimeFormat('ru', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
  return `${day.split('-').toReversed().join('.')}, ${weekday}${calendarWords(day)}`;
}

/** A line of the day before it is put in order; `rank` orders the lines of one instant. */
interface DayLine {
  at: Date;
  rank: number;
  cells: string[];
}

/** The rows of a day: time, duty, who hears what, how it rings, the clauses. A missed due time is a row of its own. */
export function dayTable(book: Book, day: LocalDate): string {
  const lines = playDay(book, day).flatMap((duty) => [...missedLines(book, duty), ...heardLines(book, duty)]);
  const ordered = lines.toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.rank - other.rank);
  const zone = book.district.timezone;
  const rows = ordered.map(({ at, cells }) => [localTime(at, zone), ...cells]);
  return rows.length === 0 ? '  нет' : table([['время', 'обязанность', 'кто', 'что', 'звук', 'пункт'], ...rows]);
}

/** Before what comes of it. */
function missedLines(book: Book, { rule, moments }: PlayedDuty): DayLine[] {
  return moments.flatMap(({ at, decisions }) =>
    decisions.flatMap((decision) => {
      if (decision.kind !== 'overdue') return [];
      const debtor = decision.obligation.split('|')[1] ?? rule.owes;
      const id = ruleIdOf(decision.obligation) ?? rule.id;
      return [{ at, rank: 0, cells: [id, titleOf(book, debtor), 'срок вышел', '·', citesOf(book, [decision.clause])] }];
    }),
  );
}

function heardLines(book: Book, { rule, moments }: PlayedDuty): DayLine[] {
  return rowsOf(book, moments).map((row) => ({
    at: row.at,
    rank: 1,
    cells: [row.rule ?? rule.id, ...cellsOf(book, row)],
  }));
}

/** The rows of a played emergency: minutes since the alarm, who hears or does what, how it rings, the clauses. */
export function emergencyTable(book: Book, day: LocalDate, manner: Manner, minutes: number): string {
  const { moments } = playEmergency(book, day, manner, minutes);
  const start = moments[0]?.at.getTime() ?? 0;
  const rows = rowsOf(book, moments).map((row) => [minutesText(row.at.getTime() - start), ...cellsOf(book, row)]);
  return table([['мин', 'кто', 'что', 'звук', 'пункт'], ...rows]);
}

/** «+20»; «+2:20» where an instant lies within a minute. */
function minutesText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  const minutes = `+${(seconds - rest) / 60}`;
  return rest === 0 ? minutes : `${minutes}:${String(rest).padStart(2, '0')}`;
}
