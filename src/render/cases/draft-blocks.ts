import type { RichText } from '../../domain/message.ts';
import type { Obligation } from '../../domain/obligation.ts';
import type { DraftName } from '../../regulation/words.ts';
import { TREND_LABELS } from '../buttons.ts';
import { channelsTold } from './checklist.ts';
import { inBrackets } from '../text/cite.ts';
import { CAP, clean } from '../text/clean.ts';
import { entriesFor, entryLine } from './entry-lines.ts';
import { measureLines } from './measure-lines.ts';
import { debtLine, lateness, openDebts } from '../owed.ts';
import { holds } from '../posts.ts';
import { bold, lines, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/** Words of each kind in one report: the newest are what it is read for. */
const WORDS_SHOWN = 3;
/** Lines of a person's own text. */
const OWN_LINES = 20;

/** Stands under whatever no person has confirmed. */
export const UNCONFIRMED = 'сформировано автоматически, не подтверждено';

/** A report that the bot drafts about an emergency. */
export interface Drafted {
  draft: DraftName;
  clause: string;
  /** The obligation it is owed under; null where it is not known any more. */
  owed: Obligation | null;
  unconfirmed: boolean;
}

const TITLES: Partial<Record<DraftName, string>> = {
  brief: 'оповещение',
  informing: 'информирование жителей',
  proposals: 'предложения',
  measures: 'выполнение мер',
  situation: 'обстановка',
};

/** «Выполнение мер (п. 4.4 регламента)» */
export function draftTitle({ book }: CaseView, { draft, clause }: Pick<Drafted, 'draft' | 'clause'>): string {
  return `${sentence(TITLES[draft] ?? 'доклад')}${inBrackets(book, clause)}`;
}

/** «Доклад: обстановка»; what is told to those who organise the end of it is «Оповещение». */
export function headingOf(drafted: readonly Drafted[]): string {
  const [first, ...rest] = drafted;
  if (first === undefined || rest.length > 0) return 'Доклад';
  const title = TITLES[first.draft] ?? '';
  return first.draft === 'brief' ? sentence(title) : `Доклад${title === '' ? '' : `: ${title}`}`;
}

/**
 * What a drafted report says below its heading: facts only, or the words that a person wrote in place of them. `beside`:
 * what stands in the same message, `above`: what was said before all of it, so that the same word is not read twice.
 */
export function draftWords(
  view: CaseView,
  drafted: Drafted,
  audience: Audience,
  { beside = [], above = [] }: { beside?: readonly DraftName[]; above?: readonly DraftName[] } = {},
): RichText {
  const own = drafted.owed?.draft ?? null;
  // Own words take the place of what is known, never of what is demanded of the reader.
  if (own !== null) return lines(drafted.draft === 'brief' && demanded(view, audience), ownWords(own));
  switch (drafted.draft) {
    case 'brief':
      return brief(view, audience);
    case 'informing':
      return informing(view, audience);
    case 'proposals':
      return proposals(view, drafted.owed);
    case 'situation':
      return situation(view, audience, beside);
    default:
      return measures(view, audience, above.includes('situation'));
  }
}

/** A person's text: its lines stay lines, nothing in it is taken for a link or a command. */
function ownWords(text: string): RichText {
  const kept = text.split('\n').map((line) => clean(line, CAP.question));
  return lines(...kept.filter((line) => line !== '').slice(0, OWN_LINES));
}

/** To those who organise the end of it: what they owe now, and what is known. */
function brief(view: CaseView, audience: Audience): RichText {
  return lines(
    demanded(view, audience),
    newest(view, audience, ['progress', 'informing']) ?? 'Сведения о принятых мерах пока не внесены.',
  );
}

function demanded(view: CaseView, audience: Audience): RichText {
  const own = openDebts(view).filter(({ debtor }) => holds(audience, debtor));
  return lines(
    ...own.map((debt) => bold(`Требуется: ${debtLine(view, debt, audience, view.now)}${lateness(view, debt)}`)),
  );
}

function measures(view: CaseView, audience: Audience, saidAbove: boolean): RichText {
  const list = measureLines(view);
  const words = newest(view, audience, saidAbove ? ['measure-done'] : ['progress', 'measure-done']);
  if (saidAbove && words === null && list === null && newest(view, audience, ['progress']) !== null)
    return lines('Последние сведения — выше');
  return lines(list, words ?? (list === null ? 'Сведения о принятых мерах пока не внесены.' : null));
}

/** How it is now: the newest word with its trend, how residents are told. */
function situation(view: CaseView, audience: Audience, beside: readonly DraftName[]): RichText {
  const channels = beside.includes('informing') ? null : channelsLine(view);
  const last = entriesFor(view, audience).findLast(({ kind }) => kind === 'progress');
  if (last === undefined) return lines('Сведения об обстановке не поступали.', channels);
  const trend = last.trend === null ? 'Последние сведения — выше' : TREND_LABELS[last.trend];
  return lines(beside.includes('measures') ? trend : entryLine(view, last, audience), channels);
}

function informing(view: CaseView, audience: Audience): RichText {
  const channels = channelsLine(view);
  const words = newest(view, audience, ['informing']);
  return lines(channels, words ?? (channels === null ? 'Сведения об информировании жителей не поступали.' : null));
}

/** Never invented: what nobody entered is said in the book's words. */
function proposals(view: CaseView, owed: Obligation | null): RichText {
  const { measures: proposed } = view.case.facts;
  const missing = owed === null ? null : (view.book.rules[owed.rule]?.unconfirmed?.say ?? null);
  if (proposed.length === 0) return lines(`${sentence(missing ?? 'предложения не представлены')}.`);
  return lines(...proposed.slice(0, OWN_LINES).map(({ text }, index) => `${index + 1}. ${clean(text, CAP.words)}`));
}

/** «Каналы информирования: сайты ОМСУ, стенды МКД» */
function channelsLine(view: CaseView): string | null {
  const told = channelsTold(view);
  return told.length === 0 ? null : `Каналы информирования: ${told.join(', ')}`;
}

function newest(view: CaseView, audience: Audience, kinds: readonly string[]): RichText | null {
  const entries = entriesFor(view, audience).filter(({ kind }) => kinds.includes(kind));
  return entries.length === 0
    ? null
    : lines(...entries.slice(-WORDS_SHOWN).map((entry) => entryLine(view, entry, audience)));
}
