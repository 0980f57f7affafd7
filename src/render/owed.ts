import { localDate } from '../domain/calendar.ts';
import type { Measure } from '../domain/case.ts';
import type { Obligation } from '../domain/obligation.ts';
import { OWNER, type PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { MetItem } from '../regulation/words.ts';
import { LABELS } from './buttons.ts';
import { clauseText } from './text/cite.ts';
import { CAP, clean } from './text/clean.ts';
import { by, span } from './text/dates.ts';
import { holds, postName } from './posts.ts';
import type { Audience, CaseView } from './view.ts';

/** What each thing that meets a debt is called when it is demanded. What is entered is named as its button is. */
const ITEM_WORDS: Record<MetItem, string> = {
  acknowledge: 'принять в работу',
  progress: `внести «${LABELS.prog}»`,
  informing: `внести «${LABELS.inform}»`,
  'confirm-closing': 'подтвердить устранение',
  decision: 'принять решение по росту обращений',
  'import-of-yesterday': 'загрузить данные за вчера',
  delivery: 'отправить доклад',
  submitted: 'внести сведения',
  checked: 'отметить весь перечень',
  proposals: `внести «${LABELS.prop}»`,
  'working-group': 'назвать рабочую группу',
  answer: 'ответить на обращение',
  resolved: 'сообщить об исполнении',
  'measures-done': 'отметить выполнение мер',
  'measure-done': 'выполнить мероприятие',
  register: 'обновить реестр',
};

/** What is still owed, in words: the book's own, else what meets it. Parts already met are left out. */
export function owedWords(book: Book, { rule: id, items }: Pick<Obligation, 'rule' | 'items'>): string {
  const rule = book.rules[id];
  if (rule === undefined) return 'исполнить обязанность';
  if (rule.what !== null) return rule.what;
  if (rule.draft === 'top-problems') return 'отправить ТОП проблем';
  const left = rule.metBy.all.filter((item) => !items.includes(item));
  const words = (left.length > 0 ? left : rule.metBy.all).map((item) => ITEM_WORDS[item]);
  return words.join(' и ').replace(/ и внести /g, ' и ');
}

/** The measure of the case that an obligation is about: its turn is the measure's place in the list, from 1. */
export function measureOf(view: CaseView, { rule, occurrence }: Obligation): Measure | null {
  const starts = view.book.rules[rule]?.starts;
  if (starts?.kind !== 'event' || starts.each !== 'measure') return null;
  return view.case.facts.measures[Number(occurrence) - 1] ?? null;
}

/** Is the obligation met by this act? */
export function isMetBy(view: CaseView, obligation: Obligation, item: MetItem): boolean {
  return view.book.rules[obligation.rule]?.metBy.all.includes(item) ?? false;
}

/** Open debts of the case, the most pressing first. */
export function openDebts(view: CaseView): Obligation[] {
  return view.obligations
    .filter((obligation) => obligation.state === 'open' && obligation.startsAt <= view.now)
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

/** The open debt that an acknowledgement meets. */
export function acknowledgementOwed(view: CaseView): Obligation | null {
  return openDebts(view).find((obligation) => isMetBy(view, obligation, 'acknowledge')) ?? null;
}

/** Has the due time come, for whoever reads now? At the due instant itself it has. */
export function isOverdue(view: CaseView, obligation: Obligation): boolean {
  return obligation.dueAt <= view.now;
}

/** The day a case is spoken of: a living card is read long after it was drawn, so it counts from the opening. */
export function dayOfCase(view: CaseView): Date {
  return view.case.openedAt ?? view.now;
}

/** «до 10:15», by the district's clock; with its date when that is not the day spoken of, or that day is over. */
export function dueText(view: CaseView, obligation: Obligation, day = dayOfCase(view)): string {
  return dueBy(view, obligation.dueAt, view.case.kind === 'duty' ? view.now : day);
}

/** The same of any due time of a case: «до 12:25 (16.03)», read days later, is not taken for today's. */
export function dueBy(view: CaseView, dueAt: Date, day = dayOfCase(view)): string {
  const { timezone } = view.book.district;
  const isToday = localDate(dueAt, timezone) === localDate(view.now, timezone);
  return by(dueAt, isToday ? day : view.now, timezone);
}

/** For a message of the moment: «, осталось 30 мин», then «, просрочено на 1 ч». */
export function lateness(view: CaseView, obligation: Obligation): string {
  return isOverdue(view, obligation)
    ? overdueText(view, obligation)
    : `, осталось ${span(obligation.dueAt.getTime() - view.now.getTime())}`;
}

/** «, просрочено на 1 ч»; «, срок истёк» at the due minute. */
function overdueText(view: CaseView, obligation: Obligation): string {
  const late = view.now.getTime() - obligation.dueAt.getTime();
  return late < 60_000 ? ', срок истёк' : `, просрочено на ${span(late)}`;
}

/**
 * «принять в работу — до 10:15 (п. 3.1 регламента)». Another's debt names the debtor first. Nothing here grows stale,
 * unless a message of the moment names its own `day`: how long is left, or how late it is, is said only by messages of the moment.
 */
export function debtLine(view: CaseView, obligation: Obligation, audience: Audience, day = dayOfCase(view)): string {
  const debtor = debtorNow(view, obligation);
  const whose = holds(audience, debtor) ? '' : `${postName(view, debtor)}: `;
  const clause = clauseText(view.book, obligation.clause);
  const cite = clause === '' ? '' : ` (${clause} регламента)`;
  const measure = measureOf(view, obligation);
  const what = measure === null ? owedWords(view.book, obligation) : `выполнить «${clean(measure.text, CAP.title)}»`;
  return `${whose}${what} — ${dueText(view, obligation, day)}${cite}`;
}

/** What the owner owes goes with the case when it is given to somebody else. */
export function debtorNow({ book, case: { owner } }: CaseView, { rule, debtor }: Obligation): PostId {
  return book.rules[rule]?.owes === OWNER && owner !== null ? owner.post : debtor;
}
