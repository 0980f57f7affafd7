import { localDate, type LocalDate } from '../domain/calendar.ts';
import type { Button, Screen } from '../domain/message.ts';
import type { PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import { calendarMissing } from './admin-notice.ts';
import { clauseText } from './text/cite.ts';
import { by, clockText, dayText, moment, sinceWords } from './text/dates.ts';
import { modeText } from './figures/digest-times.ts';
import { fit } from './text/fit.ts';
import { caseTitle, numberText, stateSign } from './cases/case-title.ts';
import { incidentLines, questionLines } from './cases/incidents.ts';
import { caseKeyboard } from './cases/keyboard.ts';
import { openDebts, owedWords } from './owed.ts';
import { postName } from './posts.ts';
import { counted } from './text/numbers.ts';
import { FORMS } from './text/plural.ts';
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
  /** Rises that wait for a decision, also where the time for it has run out. */
  questions: CaseView[];
  nextDeadline: { clause: string; rule: string; dueAt: Date } | null;
  /** Posts of the regulation nobody can be reached at. */
  gaps: { post: PostId; reason: 'empty' | 'unreachable' }[];
  /** Organisations by their units, in the spelling of their seats. */
  unitTitles?: CaseView['unitTitles'];
  now: Date;
}

/** One screen shows so many cases whole; the rest is in /incidents. */
const CASES_SHOWN = 3;
/** So many further incidents are named, a line each: none is hidden behind a question. */
const CASES_NAMED = 7;
const QUESTION = ['вопрос', 'вопроса', 'вопросов'] as const;

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
  return fit({ ...text, buttons: views.flatMap(({ questions }) => questionButtons(questions, audience)) });
}

function statusBlocks(view: StatusView, audience: Audience): Maybe<Piece>[] {
  const { book, openCases, questions } = view;
  return [
    lines(
      bold(`${book.district.title} · ${book.name}`),
      `Режим: ${modeText(view.book, view.mode)}`,
      watchLine(view),
      dataLine(view),
      deadlineLine(view, audience),
      ...gapLines(view, audience),
    ),
    ...shownOf(openCases).map((each) => incidentLines(each, audience)),
    openCases.length > CASES_SHOWN && lines(...namedOf(openCases).map((each) => titleLine(each, audience))),
    openCases.length === 0 && 'Открытых инцидентов нет.',
    ...shownOf(questions).map((each) => questionLines(each, audience)),
    hiddenLine(openCases.length - CASES_SHOWN - CASES_NAMED, questions.length - CASES_SHOWN),
  ];
}

function shownOf(all: readonly CaseView[]): readonly CaseView[] {
  return all.slice(0, CASES_SHOWN);
}

function namedOf(all: readonly CaseView[]): readonly CaseView[] {
  return all.slice(CASES_SHOWN, CASES_SHOWN + CASES_NAMED);
}

function titleLine(view: CaseView, audience: Audience): string {
  return `${stateSign(view, audience)} ${caseTitle(view)}`;
}

/** What stands behind the screen. */
function hiddenLine(incidents: number, questions: number): string | false {
  const hidden = [
    incidents > 0 && counted(incidents, FORMS.incident),
    questions > 0 && counted(questions, QUESTION),
  ].filter((words) => words !== false);
  return hidden.length > 0 && `…ещё ${hidden.join(', ')}: /incidents`;
}

function questionButtons(questions: readonly CaseView[], audience: Audience): Button[][] {
  return shownOf(questions).flatMap((each) => caseKeyboard(each, audience, ` · ${numberText(each.case)}`));
}

function watchLine({ book, watchingSince, now }: StatusView): string {
  if (watchingSince === null) return 'Наблюдение не начато: /watch on';
  const { timezone } = book.district;
  const since = localDate(watchingSince, timezone);
  const time = clockText(watchingSince, timezone);
  if (since === localDate(now, timezone)) return `Наблюдение идёт с ${time}`;
  const words = sinceWords(since, now, timezone);
  return `Наблюдение идёт ${words}${words.endsWith(dayText(since)) ? ' ' : ', '}${time}`;
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
function isShown({ openCases, questions, nextDeadline }: StatusView): boolean {
  return [...shownOf(openCases), ...shownOf(questions)].some((each) => {
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
