import { instantOf, localTime, type LocalDate } from '../domain/calendar.ts';
import { isLocalDay } from '../regulation/amount.ts';
import { citeOf, type Book } from '../regulation/book.ts';
import { loadBooks } from '../regulation/load-books.ts';
import {
  dutyTimetable,
  emergencyRules,
  linesOf,
  partsOfReaction,
  type TimetableLine,
  type TimetablePart,
} from '../regulation/timetable.ts';

const USAGE = 'usage: npm run book -- check FILE… | timetable FILE [YYYY-MM-DD]';

const WHAT: Record<TimetablePart['what'], string> = {
  ask: 'вопрос',
  remind: 'личное напоминание',
  'ping-debtor': 'напоминание',
  send: 'отправка',
  overdue: 'срок',
  ping: 'напоминание',
  tell: 'сообщение',
  reach: 'новый уровень',
  close: 'закрытие без подтверждения',
};

const WORDS: Record<string, string> = {
  bot: 'Бот',
  owner: 'Принявший в работу',
  everyone: 'Все, кому сообщали',
  reached: 'Все поднятые уровни',
  debtor: 'Должник',
  next: 'Следующий уровень',
};

const [command, file, day] = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  if (command === 'check' && file !== undefined) return check(process.argv.slice(3));
  if (command === 'timetable' && file !== undefined) return timetable(file, day);
  console.error(USAGE);
  return 1;
}

async function check(files: string[]): Promise<number> {
  const loaded = await loadBooks(files);
  if (loaded.ok) console.log('ok');
  else console.error(loaded.errors.join('\n'));
  return loaded.ok ? 0 : 1;
}

async function timetable(name: string, wanted: LocalDate | undefined): Promise<number> {
  const loaded = await loadBooks([name]);
  const [book] = loaded.ok ? loaded.books : [];
  if (!book) {
    console.error(loaded.ok ? USAGE : loaded.errors.join('\n'));
    return 1;
  }
  if (wanted !== undefined && !isLocalDay(wanted)) {
    console.error(`"${wanted}" is not a day: write it as 2026-11-23`);
    return 1;
  }
  console.log(describe(book, wanted ?? newestTerms(book)));
  return 0;
}

/** The first day on which every term of the book is in its newest wording. */
function newestTerms(book: Book): LocalDate {
  const days = Object.values(book.values).flatMap((value) => value.from.map((line) => line.since));
  return days.toSorted().at(-1) ?? '2020-01-01';
}

function describe(book: Book, on: LocalDate): string {
  const zone = book.district.timezone;
  const duties = dutyTimetable(book, on).map((line) => [localTime(line.at, zone), ...cells(book, line)]);
  const ladders = emergencyRules(book).map((rule) => {
    const lines = linesOf(book, rule, instantOf(on, '12:00', zone)).map((line) => [
      `+${clockOf(line.sinceStartMs)}`,
      ...partCells(book, line),
    ]);
    const start = rule.starts.kind === 'event' ? rule.starts.event : '';
    return `${rule.id} · ${postsOf(book, [rule.owes])} · с события ${start} · ${cite(book, rule.clause)}\n${table(lines)}`;
  });
  const reactions = book.reactions.flatMap((reaction) =>
    partsOfReaction(reaction).map((part) => [reaction.on, reaction.id, ...partCells(book, part)]),
  );
  return [
    book.title,
    `Обязанности ${on.split('-').toReversed().join('.')}, если никто ничего не делает\n${table(duties)}`,
    'Чрезвычайный режим, если никто ничего не делает',
    ...ladders,
    `Что происходит сразу\n${table(reactions)}`,
  ].join('\n\n');
}

function cells(book: Book, line: TimetableLine): string[] {
  return [line.rule.id, postsOf(book, [line.rule.owes]), ...partCells(book, line)];
}

function partCells(book: Book, part: TimetablePart): string[] {
  const others = Object.entries(part.byLevel).map(
    ([post, clause]) => `${postsOf(book, [post])}: ${cite(book, clause)}`,
  );
  return [WHAT[part.what], postsOf(book, part.whom), [cite(book, part.clause), ...others].join('; ')];
}

function cite(book: Book, clause: string): string {
  return `п. ${citeOf(book, clause)}`;
}

function postsOf(book: Book, posts: string[]): string {
  return posts.map((post) => book.posts[post]?.title ?? WORDS[post] ?? post).join(', ');
}

/** `1:30` for ninety minutes. */
function clockOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}
