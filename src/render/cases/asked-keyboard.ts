import { HELD, type Obligation } from '../../domain/obligation.ts';
import type { Button } from '../../domain/message.ts';
import { checklistsOwed, draftsOwed } from './asked-now.ts';
import { button } from '../buttons.ts';
import type { CaseVerb } from '../press.ts';
import { allButton, checklistButtons } from './checklist.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView } from '../view.ts';

/** «Отправить», «Изменить», «Задержать», while the reader's posts owe a draft that may still be stopped. One delay is all there is, and none of what leaves at once. */
export function draftRow(view: CaseView, audience: Audience, suffix = ''): Button[] {
  const owed = audience.may.includes('drafts') ? draftsOwed(view, audience) : [];
  if (owed.length === 0) return [];
  const delayable = owed.some(({ rule, items }) => view.book.rules[rule]?.preview !== null && !items.includes(HELD));
  const verbs: CaseVerb[] = delayable ? ['send', 'edit', 'hold'] : ['send', 'edit'];
  return verbs.map((verb) => button({ verb, caseId: view.case.id }, suffix));
}

/** Under a reminder of lists: each with its items where there is one, else each by one tap. */
export function listRows(view: CaseView, owed: readonly Obligation[], audience: Audience, suffix: string): Button[][] {
  if (!audience.may.includes('informing')) return [];
  const lists = owed.filter(
    ({ rule, debtor }) => holds(audience, debtor) && Array.isArray(view.book.rules[rule]?.checklist),
  );
  const [first, ...rest] = lists;
  if (first === undefined) return [];
  return rest.length === 0
    ? checklistButtons(view, first, suffix)
    : lists.map((list) => [allButton(view, list, true, suffix)]);
}

/** «Все отмечены · п. 4.7»: the whole list by one tap, for a debtor whose demand the card has taken in. */
export function checklistRows(view: CaseView, audience: Audience, suffix: string): Button[][] {
  if (!audience.may.includes('informing')) return [];
  return checklistsOwed(view, audience)
    .filter(({ rule }) => view.book.rules[rule]?.metBy.all.includes('checked'))
    .map((owed) => [allButton(view, owed, true, suffix)]);
}
