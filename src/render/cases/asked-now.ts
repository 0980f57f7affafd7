import { localDate } from '../../domain/calendar.ts';
import { HELD, type Obligation } from '../../domain/obligation.ts';
import { BOT } from '../../domain/post.ts';
import type { Rule } from '../../regulation/rule.ts';
import { durationMs } from '../../regulation/terms.ts';
import { openDebts } from '../owed.ts';
import { holds } from '../posts.ts';
import type { Audience, CaseView } from '../view.ts';

/** When the debtor is shown the draft or the question: `preview` before the due time, at the start where the book names none. */
export function previewAt(view: CaseView, { rule, startsAt, dueAt }: Obligation): Date {
  const preview = view.book.rules[rule]?.preview ?? null;
  if (preview === null) return startsAt;
  const length = durationMs(view.book, preview, localDate(startsAt, view.book.district.timezone));
  return new Date(Math.max(startsAt.getTime(), dueAt.getTime() - length));
}

/** Open debts that are asked for now, the most pressing first. */
function askedNow(view: CaseView, wanted: (rule: Rule) => boolean): Obligation[] {
  return openDebts(view).filter((debt) => {
    const rule = view.book.rules[debt.rule];
    if (rule === undefined || !wanted(rule)) return false;
    return debt.items.includes(HELD) || previewAt(view, debt) <= view.now;
  });
}

/** A report that a person owes and the bot drafts: it waits for a word, and leaves without one. */
export function isPersonsDraft(rule: Rule): boolean {
  return rule.draft !== null && rule.unconfirmed !== null && rule.owes !== BOT;
}

/** Drafts that wait for a word of their debtors now. One that is late has left: what it lacked is entered, not sent. */
export function draftsWaiting(view: CaseView): Obligation[] {
  return askedNow(view, isPersonsDraft).filter(({ overdueAt }) => overdueAt === null);
}

/** Drafts that the reader may send, change or put off now. */
export function draftsOwed(view: CaseView, audience: Audience): Obligation[] {
  return draftsWaiting(view).filter(({ debtor }) => holds(audience, debtor));
}

/** Checklists that the reader ticks now. */
export function checklistsOwed(view: CaseView, audience: Audience): Obligation[] {
  return askedNow(view, ({ checklist }) => checklist !== null).filter(({ debtor }) => holds(audience, debtor));
}
