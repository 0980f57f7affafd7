import { localDate } from '../domain/calendar.ts';
import type { Obligation } from '../domain/obligation.ts';
import { CONFIRMED } from '../domain/obligation.ts';
import { BOT, type PostId } from '../domain/post.ts';
import { postIn, type Book } from '../regulation/book.ts';
import type { Rule } from '../regulation/rule.ts';
import { leavesAt } from '../regulation/steps.ts';
import { staysOwed } from './late.ts';
import { tell } from './moves.ts';
import { finish } from './owe.ts';
import { postsOf } from './posts.ts';
import { emit, type Run } from './run.ts';
import { lengthMs, openObligation, type Snapshot } from './snapshot.ts';

/** Why a report ended without being said. */
export const KEPT_INSIDE = 'kept-inside';
export const NOTHING_TO_SAY = 'nothing-to-say';

/** The bot's own report: sent to whom there is something for, or ended where there is nothing. It is met by arriving. */
export function sendBotsDraft(run: Run, rule: Rule, obligation: Obligation): void {
  const to = addresseesOf(run.snapshot, rule);
  if (to.length === 0 || isHeldInside(run, rule, obligation)) {
    return finish(run, obligation.key, { state: 'met', by: null, reason: NOTHING_TO_SAY });
  }
  sayDraft(run, rule, obligation, {});
}

/**
 * A report that a person owes has its time to leave: it leaves by itself, from facts only; marked, unless a person's word stands
 * for it. What nobody entered is never invented: it is said to be missing, and at the due time the debt is missed.
 */
export function sendByItself(run: Run, rule: Rule, obligation: Obligation): void {
  const confirmed = obligation.items.includes(CONFIRMED);
  const { key } = obligation;
  if (isHeldInside(run, rule, obligation)) {
    // What is to be said is still owed: it leaves as soon as somebody enters it.
    if (!confirmed && rule.onlyIf === 'something-to-say' && staysOwed(run.snapshot, rule))
      return emit(run, { kind: 'overdue', obligation: key, clause: rule.clause, reason: 'due-time-passed' });
    const reason = rule.onlyIf === 'something-to-say' ? NOTHING_TO_SAY : KEPT_INSIDE;
    return finish(run, key, { state: confirmed ? 'met' : 'void', by: null, reason });
  }
  if (isMissing(rule, obligation)) {
    if (run.now >= obligation.dueAt)
      emit(run, { kind: 'overdue', obligation: key, clause: rule.clause, reason: 'due-time-passed' });
    return send(run, rule, obligation, true);
  }
  send(run, rule, obligation, !confirmed);
  finish(run, key, { state: 'met', by: null, reason: confirmed ? 'sent' : 'sent-unconfirmed' });
}

/** «Отправить»: the report leaves now, in the name of whoever sent it. */
export function sendByHand(run: Run, rule: Rule, obligation: Obligation, by: string | null): void {
  send(run, rule, obligation, false);
  finish(run, obligation.key, { state: 'met', by, reason: 'sent' });
}

/** What was said to be missing came after all: the report leaves again, with it, and the debt is met. */
export function sendLate(run: Run, rule: Rule, key: string, by: string | null): void {
  const obligation = openObligation(run.snapshot, key);
  if (obligation) sendByHand(run, rule, obligation, by);
}

/** Says the report; also one whose debt has ended. */
export function send(run: Run, rule: Rule, obligation: Obligation, unconfirmed: boolean): void {
  sayDraft(run, rule, obligation, { unconfirmed });
}

/** Who of the addressees is rung: what rings by what it says rings at the levels of the chain, to anybody else it is one report of many. */
const RUNG: Record<Rule['loud'], (book: Book, post: PostId) => boolean> = {
  always: () => true,
  inside: (book, post) => postIn(book, post)?.external !== true,
  never: () => false,
  'first-or-worse': ({ chain }, post) => chain.includes(post),
};

function sayDraft(run: Run, rule: Rule, of: Obligation, how: { unconfirmed?: boolean }): void {
  const { clause, draft, loud } = rule;
  const { book } = run.snapshot;
  const to = postsOf(run.snapshot, addresseesOf(run.snapshot, rule), of);
  const rung = isLoud(run, rule) ? to.filter((post) => RUNG[loud](book, post)) : [];
  const silent = to.filter((post) => !rung.includes(post));
  if (rung.length > 0) tell(run, 'draft', rung, { clause, loud: true, of, draft, ...how });
  if (silent.length > 0 || to.length === 0) tell(run, 'draft', silent, { clause, loud: false, of, draft, ...how });
}

/** Has the bot's own report of this turn left? It may have been shown before; one that says nothing never leaves. */
export function hasLeft(
  { book }: Pick<Snapshot, 'book'>,
  rule: Rule,
  { startsAt, nextAt, endedAt, reason }: Pick<Obligation, 'startsAt' | 'nextAt' | 'endedAt' | 'reason'>,
): boolean {
  if (rule.draft === null || rule.owes !== BOT || reason === NOTHING_TO_SAY) return false;
  const leaves = leavesAt(book, rule, startsAt);
  return nextAt ? nextAt > leaves : endedAt !== null && endedAt >= leaves;
}

/** Has the bot's own report of the local day of an instant left? What it says is brought up to date from then on. */
export function hasLeftOn(
  { book, obligations }: Pick<Snapshot, 'book' | 'obligations'>,
  rule: Rule,
  now: Date,
): boolean {
  const zone = book.district.timezone;
  const today = localDate(now, zone);
  return obligations.some(
    (one) => one.rule === rule.id && localDate(one.startsAt, zone) === today && hasLeft({ book }, rule, one),
  );
}

/** Would the report stay unsaid if it were due now? */
export function isHeldInside(run: Run, rule: Rule, obligation: Obligation): boolean {
  switch (rule.onlyIf) {
    case null:
      return false;
    case 'something-to-say':
      return !hasSomethingToSay(run.snapshot, rule);
    case 'stale':
      return run.snapshot.contents.register?.empty === true;
    case 'no-change-or-worse':
      return newestTrend(run, obligation, rule) === 'better';
  }
}

/** Is what the report should say still missing, because nobody entered it? */
export function isMissing(rule: Rule, { items }: Obligation): boolean {
  if (rule.draft === null) return false;
  const wanted = rule.metBy.all.filter((item) => item !== 'delivery');
  return wanted.some((item) => !items.includes(item)) || (rule.unconfirmed?.say != null && !items.includes(CONFIRMED));
}

function hasSomethingToSay(snapshot: Snapshot, rule: Rule): boolean {
  if (rule.draft !== 'informing') return rule.draft === null || snapshot.contents[rule.draft]?.empty !== true;
  const { facts, openedAt } = snapshot.case;
  const since = (at: Date) => openedAt === null || at >= openedAt;
  const ticked = snapshot.obligations.some(
    (one) =>
      since(one.startsAt) &&
      snapshot.book.rules[one.rule]?.checklist !== 'measures' &&
      one.items.some((item) => item.startsWith(TICK)),
  );
  return ticked || facts.entries.some((entry) => entry.kind === 'informing' && since(entry.at));
}

/** How a tick of a checklist begins on its obligation. */
const TICK = 'check:';

/** The word «лучше», «без изменений» or «хуже» that was entered last for this turn; null where nobody said any. */
function newestTrend({ snapshot }: Run, { startsAt }: Obligation, rule: Rule): string | null {
  const earlyMs = rule.early ? lengthMs(snapshot, rule.early, startsAt) : 0;
  const words = snapshot.case.facts.entries.filter(
    ({ kind, at }) => kind === 'progress' && at.getTime() >= startsAt.getTime() - earlyMs,
  );
  return words.at(-1)?.trend ?? null;
}

/** Those of the rule's addressees there is something for. */
function addresseesOf({ contents }: Snapshot, { draft, to }: Rule): PostId[] {
  return (draft && contents[draft]?.to) ?? to;
}

/** The first report of the opening rings, and one after a worsening; the hours between them come silently. */
function isLoud({ snapshot }: Run, rule: Rule): boolean {
  if (rule.loud !== 'first-or-worse') return true;
  const { openedAt, facts } = snapshot.case;
  const sent = snapshot.obligations.filter(
    (one) => one.rule === rule.id && one.reason?.startsWith('sent') && (!openedAt || one.startsAt >= openedAt),
  );
  const last = sent.at(-1)?.endedAt;
  if (!last) return true;
  const news = facts.entries.filter(({ kind, at }) => kind === 'progress' && at > last);
  return news.at(-1)?.trend === 'worse';
}
