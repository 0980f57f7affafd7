import type { Button, RichText } from '../../domain/message.ts';
import { HELD, CONFIRMED, type Obligation } from '../../domain/obligation.ts';
import { postIn } from '../../regulation/book.ts';
import { isPersonsDraft } from './asked-now.ts';
import { askKeyboard } from './ask-keyboard.ts';
import type { Section } from './section.ts';
import { caseTitle } from './case-title.ts';
import { allButton, checklistButtons, checklistLine, itemButtons } from './checklist.ts';
import { inBrackets } from '../text/cite.ts';
import { atTime, clockText } from '../text/dates.ts';
import { datives } from '../text/datives.ts';
import type { Drafted } from './draft-blocks.ts';
import { draftText } from './draft-message.ts';
import { hourOf } from './hour.ts';
import { draftRow } from './asked-keyboard.ts';
import { debtLine, lateness, owedWords } from '../owed.ts';
import { bold, lines, paragraphs, rich, sentence } from '../text/rich-text.ts';
import type { Audience, CaseView } from '../view.ts';

/**
 * What is asked of a debtor at one instant, as one screen: the drafts as they will be read, to whom and when they leave by
 * themselves, and the lists to tick beside them.
 */
export function askedSection(view: CaseView, owed: readonly Obligation[], audience: Audience, suffix: string): Section {
  const drafts = owed.filter((debt) => isDraft(view, debt));
  const lists = owed.filter((debt) => isList(view, debt));
  const others = owed.filter((debt) => !isDraft(view, debt) && !isList(view, debt));
  return {
    body: paragraphs(
      lines(bold(`${titleOf(view, drafts, owed)} · ${caseTitle(view)}`), ...departures(view, drafts)),
      lines(...others.map((debt) => `${sentence(debtLine(view, debt, audience, view.now))}${lateness(view, debt)}`)),
      lines(...lists.map((debt) => checklistLine(view, debt))),
      drafts.length > 0 && lines(bold(`Текст доклада на ${writtenAt(view)}`), reportAsRead(view, drafts)),
    ),
    buttons: [
      ...(drafts.length > 0 ? filled([draftRow(view, audience, suffix)]) : []),
      ...askKeyboard(view, [...others, ...drafts], audience, suffix),
      ...listButtons(view, lists, suffix),
    ],
  };
}

/** What is entered after this goes into the report too, and is not seen here. */
function writtenAt({ book, now }: CaseView): string {
  return `${clockText(now, book.district.timezone)}, новые сведения войдут`;
}

function isDraft({ book }: CaseView, { rule }: Obligation): boolean {
  const known = book.rules[rule];
  return known !== undefined && isPersonsDraft(known);
}

function isList({ book }: CaseView, { rule }: Obligation): boolean {
  return (book.rules[rule]?.checklist ?? null) !== null;
}

function titleOf(view: CaseView, drafts: readonly Obligation[], owed: readonly Obligation[]): string {
  // The hour at whose end it leaves: the report bears the same number.
  const [first] = drafts.length > 0 ? drafts : owed;
  if (owed.length > 1) return `Час ${hourOf({ ...view, now: first?.dueAt ?? view.now })}`;
  return drafts.length > 0 ? 'Доклад на проверку' : 'Требуется';
}

/** «Уйдут сами в 11:15:» and a line for each: what, to whom, under which clause. */
function departures(view: CaseView, drafts: readonly Obligation[]): RichText[] {
  const times = [...new Set(drafts.map(({ dueAt }) => dueAt.getTime()))];
  return times.map((time) => {
    const together = drafts.filter(({ dueAt }) => dueAt.getTime() === time);
    const when = atTime(new Date(time), view.now, view.book.district.timezone);
    const leaves = together.length > 1 ? 'Уйдут сами' : 'Уйдёт сам';
    return lines(bold(`${leaves} ${when}:`), ...together.map((debt) => departure(view, debt)));
  });
}

function departure(view: CaseView, debt: Obligation): RichText {
  const rule = view.book.rules[debt.rule];
  const notes = [
    rule?.onlyIf === 'no-change-or-worse' && 'если улучшений нет',
    rule?.onlyIf === 'something-to-say' && 'если есть сведения',
    debt.items.includes(HELD) && 'задержан',
    debt.items.includes(CONFIRMED) && 'сведения внесены',
  ].filter((note) => typeof note === 'string');
  return rich(
    `• ${sentence(owedWords(view.book, debt))}${inBrackets(view.book, debt.clause)} — кому: ${datives(view, rule?.to ?? [])}`,
    notes.length > 0 ? `; ${notes.join(', ')}` : '',
  );
}

/** In the words of its most distant reader: nothing is shown outside that was not shown here before. */
export function reportAsRead(view: CaseView, drafts: readonly Obligation[]): RichText {
  const posts = drafts.flatMap(({ rule }) => view.book.rules[rule]?.to ?? []);
  const external = posts.some((post) => postIn(view.book, post)?.external === true);
  const drafted = drafts.map((owed): Drafted => ({
    draft: view.book.rules[owed.rule]?.draft ?? 'situation',
    clause: owed.clause,
    owed,
    unconfirmed: !owed.items.includes(CONFIRMED),
  }));
  return draftText(
    view,
    drafted,
    { posts: [], private: false, external, may: [] },
    {
      facts: false,
      titled: drafts.length > 1,
    },
  );
}

/** The first list with its items, each a tap; the others by one tap: two lists of seven would not be read. */
function listButtons(view: CaseView, lists: readonly Obligation[], suffix: string): Button[][] {
  const [first, ...rest] = lists;
  if (first === undefined) return [];
  if (rest.length === 0) return checklistButtons(view, first, suffix);
  return [...itemButtons(view, first, suffix), ...lists.map((list) => [allButton(view, list, true, suffix)])];
}

function filled(rows: Button[][]): Button[][] {
  return rows.filter((row) => row.length > 0);
}
