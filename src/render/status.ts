import type { LocalDate } from '../domain/calendar.ts';
import type { Screen } from '../domain/message.ts';
import type { PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import { calendarMissing } from './admin-notice.ts';
import { clauseText } from './text/cite.ts';
import { by, dayText, moment } from './text/dates.ts';
import { modeText } from './figures/digest-times.ts';
import { fit } from './text/fit.ts';
import { incidentLines } from './cases/incidents.ts';
import { openDebts, owedWords } from './owed.ts';
import { postName } from './posts.ts';
import { bold, lines, paragraphs, sentence, type Maybe, type Piece } from './text/rich-text.ts';
import type { Audience, CaseView } from './view.ts';

/** What `/status` shows. */
export interface StatusView {
  book: Book;
  mode: 'regular' | 'emergency';
  watchingSince: Date | null;
  asOf: Date | null;
  completeThrough: LocalDate | null;
  openCases: CaseView[];
  nextDeadline: { clause: string; rule: string; dueAt: Date } | null;
  /** Posts of the regulation nobody can be reached at. */
  gaps: { post: PostId; reason: 'empty' | 'unreachable' }[];
  /** Organisations by their units, in the spelling of their seats. */
  unitTitles?: CaseView['unitTitles'];
  now: Date;
}

/** One screen shows so many cases; the rest is in /incidents. */
const CASES_SHOWN = 3;

/**
 * `/status`: mode, open cases, freshness of the data, the nearest due time, posts nobody can be reached at. A person
 * with posts in several regulations reads one below another. `missingYear`: said to the admin.
 */
export function renderStatus(
  views: readonly StatusView[],
  audience: Audience,
  missingYear: number | null = null,
): Screen {
  const warning = missingYear !== null && `⚠️ ${calendarMissing(missingYear)}`;
  const text = paragraphs(warning, ...views.flatMap((view) => statusBlocks(view, audience)));
  return fit({ ...text, buttons: [] });
}

function statusBlocks(view: StatusView, audience: Audience): Maybe<Piece>[] {
  const { book, openCases } = view;
  const more = openCases.length - CASES_SHOWN;
  return [
    lines(
      bold(`${book.district.title} · ${book.name}`),
      `Режим: ${modeText(view.book, view.mode)}`,
      watchLine(view),
      dataLine(view),
      deadlineLine(view, audience),
      ...gapLines(view, audience),
    ),
    ...openCases.slice(0, CASES_SHOWN).map((each) => incidentLines(each, audience)),
    openCases.length === 0 && 'Открытых инцидентов нет.',
    more > 0 && `…ещё ${more}: /incidents`,
  ];
}

function watchLine({ book, watchingSince, now }: StatusView): string {
  if (watchingSince === null) return 'Наблюдение не начато: /watch on';
  return `Наблюдение идёт с ${moment(watchingSince, now, book.district.timezone).replace(' в ', ', ')}`.replace(
    'с сегодня, ',
    'с ',
  );
}

function dataLine({ book, asOf, completeThrough, now }: StatusView): string {
  if (asOf === null) return 'Данные ещё не загружались';
  const complete = completeThrough === null ? 'полных суток нет' : `полные сутки по ${dayText(completeThrough)}`;
  return `Данные: ${moment(asOf, now, book.district.timezone)}; ${complete}`;
}

function deadlineLine(view: StatusView, audience: Audience): string | null {
  const { book, nextDeadline, now } = view;
  if (nextDeadline === null || audience.external || isShown(view)) return null;
  const clause = clauseText(book, nextDeadline.clause);
  const what = owedWords(book, { rule: nextDeadline.rule, items: [] });
  return `Ближайший срок: ${what} — ${by(nextDeadline.dueAt, now, book.district.timezone)} (${clause} регламента)`;
}

/** The debt of a case is said with the case, below. */
function isShown({ openCases, nextDeadline }: StatusView): boolean {
  return openCases.slice(0, CASES_SHOWN).some((each) => {
    const pressing = openDebts(each)[0];
    return pressing?.rule === nextDeadline?.rule && pressing?.dueAt.getTime() === nextDeadline?.dueAt.getTime();
  });
}

function gapLines(view: StatusView, audience: Audience): string[] {
  if (audience.external) return [];
  return view.gaps.map(({ post, reason }) => {
    const words = reason === 'empty' ? 'никто не назначен' : 'чат недоступен';
    return `⚠️ ${sentence(postName(view, post))}: ${words}`;
  });
}
