import type { Button, RichText, Screen } from '../../domain/message.ts';
import type { Book } from '../../regulation/book.ts';
import { stateSign } from './case-title.ts';
import { CAP, clean } from '../text/clean.ts';
import { fullTime } from '../text/dates.ts';
import { fit } from '../text/fit.ts';
import { encodable, lookButton, type Look } from '../looks.ts';
import { bookIn, holderName, postName, type Naming } from '../posts.ts';
import { roadmapLines } from './roadmap-lines.ts';
import { bold, lines, paragraphs } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';
import type { DraftData } from '../duties/draft-data.ts';

/** Assignments on one screen; more are on their cards. */
const SHOWN = 15;
/** Buttons «№12» in a row. */
const A_ROW = 4;

/** `/assignments`: what was given to the reader and what the reader gave, open ones only; a button to each card. */
export function renderAssignments(
  book: Book,
  { received, given }: { received: readonly CaseView[]; given: readonly CaseView[] },
  audience: Audience,
): Screen {
  const head = bold(`Поручения · ${book.district.title} · ${book.name}`);
  if (received.length + given.length === 0) return fit({ ...lines(head, 'Открытых поручений нет.'), buttons: [] });
  const text = paragraphs(
    head,
    ...group('Поручено вам', received, (view) => assignmentLines(view, audience, giver(view))),
    ...group('Поручили вы', given, (view) => assignmentLines(view, audience, assignee(view))),
  );
  const numbers = new Set([...received, ...given].slice(0, SHOWN).map((view) => view.case.number));
  return fit({ ...text, buttons: cardButtons(book, [...numbers]) });
}

function group(title: string, views: readonly CaseView[], linesOf: (view: CaseView) => RichText) {
  if (views.length === 0) return [];
  const hidden = views.length - SHOWN;
  return [bold(title), ...views.slice(0, SHOWN).map(linesOf), hidden > 0 && `…ещё ${hidden}`];
}

function assignmentLines(view: CaseView, audience: Audience, party: string): RichText {
  const { book, case: subject, now } = view;
  const { facts } = subject;
  const late = !audience.external && subject.state === 'open' && facts.dueAt !== null && facts.dueAt <= now;
  return lines(
    bold(`${stateSign(view, audience)} №${subject.number} ${clean(facts.title, CAP.title)}`),
    party,
    facts.dueAt !== null && `Срок — ${fullTime(facts.dueAt, book.district.timezone)}${late ? ', просрочено' : ''}`,
    stateText(view),
  );
}

function stateText({ case: { state, owner } }: CaseView): string {
  if (state === 'closing') return 'Исполнено, ждёт подтверждения';
  return owner === null ? 'Ждёт принятия' : 'В работе';
}

function giver(view: CaseView): string {
  const { from } = view.case.facts;
  return from === null ? '' : `Поручил: ${holderName(view, from.post)}`;
}

function assignee(view: CaseView): string {
  const { assignee: post } = view.case.facts;
  return post === null ? '' : `Исполняет: ${postName(view, post)}`;
}

/** `/roadmap`: how the roadmaps go, a button to each; whoever may set one begins it here. */
export function renderRoadmaps(
  naming: Naming,
  data: Extract<DraftData, { draft: 'roadmaps' }>,
  { now, mayPlan }: { now: Date; mayPlan: boolean },
): Screen {
  const book = bookIn(naming);
  const text = paragraphs(
    bold(`Дорожные карты · ${book.district.title} · ${book.name}`),
    roadmapLines(data, naming, now, false),
  );
  const begin: Look = { look: 'roadmap', regulation: book.id };
  const buttons = cardButtons(
    book,
    data.roadmaps.slice(0, SHOWN).map(({ number }) => number),
  );
  if (mayPlan && encodable(begin)) buttons.push([lookButton('Новая дорожная карта', begin)]);
  return fit({ ...text, buttons });
}

function cardButtons(book: Book, numbers: readonly number[]): Button[][] {
  const looks = numbers.map((number) => ({ look: 'card' as const, regulation: book.id, number })).filter(encodable);
  const buttons = looks.map((look) => lookButton(`№${look.number}`, look));
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += A_ROW) rows.push(buttons.slice(at, at + A_ROW));
  return rows;
}
