import { parseArgs } from 'node:util';
import type { LocalDate } from '../domain/calendar.ts';
import { isLocalDay } from '../regulation/amount.ts';
import type { Book } from '../regulation/book.ts';
import { loadBooks } from '../regulation/load-books.ts';
import { counted } from '../render/text/numbers.ts';
import { lawPage } from './law-page.ts';
import { timetableOf } from './timetable.ts';

const USAGE = 'usage: npm run book -- check FILE… | timetable FILE [YYYY-MM-DD] [--minutes N] | law FILE';
/** Five hours: every level is reached, and the hours after it repeat. */
const MINUTES_SHOWN = 300;
/** A week; longer, the table says nothing new. */
const MINUTES_AT_MOST = 10_080;

/** What a command answers, and whether it is a refusal. */
export interface Answer {
  ok: boolean;
  text: string;
}

/** `npm run book -- …`: its words after the name. */
export async function bookCommand(args: string[]): Promise<Answer> {
  const read = readArgs(args);
  if (!read) return refuse(USAGE);
  const [command = '', file, day, ...more] = read.positionals;
  if (command === 'check' && file !== undefined) return check(read.positionals.slice(1));
  if (file === undefined || more.length > 0) return refuse(USAGE);
  if (command === 'timetable') return timetable(file, day, Number(read.minutes));
  if (command === 'law' && day === undefined) return withBook(file, (book) => say(lawPage(book, newestTerms(book))));
  return refuse(USAGE);
}

function readArgs(args: string[]): { positionals: string[]; minutes: string } | null {
  try {
    const options = { minutes: { type: 'string', default: String(MINUTES_SHOWN) } } as const;
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return { positionals, minutes: values.minutes };
  } catch {
    return null;
  }
}

async function check(files: string[]): Promise<Answer> {
  const loaded = await loadBooks(files);
  if (!loaded.ok) return refuse(loaded.errors.join('\n'));
  return say(loaded.books.map(countsOf).join('\n'));
}

/** «ok khimki-energy: 25 пунктов, 30 правил, …» */
function countsOf(book: Book): string {
  const rules = Object.values(book.rules);
  const interpreted =
    Object.values(book.values).filter((value) => value.interpretation).length +
    rules.filter((rule) => rule.interpretation !== null).length;
  const counts = [
    counted(book.clauses.length, ['пункт', 'пункта', 'пунктов']),
    counted(rules.length, ['правило', 'правила', 'правил']),
    counted(book.reactions.length, ['реакция', 'реакции', 'реакций']),
    counted(interpreted, ['толкование', 'толкования', 'толкований']),
  ];
  return `ok ${book.id}: ${counts.join(', ')}`;
}

function timetable(name: string, day: LocalDate | undefined, minutes: number): Promise<Answer> | Answer {
  if (day !== undefined && !isLocalDay(day)) return refuse(`"${day}" is not a day: write it as 2026-11-23`);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MINUTES_AT_MOST)
    return refuse(`--minutes is a whole number from 1 to ${MINUTES_AT_MOST}`);
  return withBook(name, (book) => say(timetableOf(book, day ?? newestTerms(book), minutes)));
}

async function withBook(name: string, use: (book: Book) => Answer): Promise<Answer> {
  const loaded = await loadBooks([name]);
  if (!loaded.ok) return refuse(loaded.errors.join('\n'));
  const [book] = loaded.books;
  return book ? use(book) : refuse(USAGE);
}

/** The first day on which every term of the book is in its newest wording. */
function newestTerms(book: Book): LocalDate {
  const days = Object.values(book.values).flatMap((value) => value.from.map((line) => line.since));
  return days.toSorted().at(-1) ?? '2020-01-01';
}

function say(text: string): Answer {
  return { ok: true, text };
}

function refuse(text: string): Answer {
  return { ok: false, text };
}
