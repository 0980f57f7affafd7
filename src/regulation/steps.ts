import { addMs } from '../domain/calendar.ts';
import { BOT } from '../domain/post.ts';
import { durationMs } from './terms.ts';
import type { Book } from './book.ts';
import type { Move, Rule } from './rule.ts';
import { rememberedOf } from './remembered.ts';
import { termsDay, timeFrom } from './schedule.ts';

/** One instant in the life of an obligation with everything that happens then, in order. */
export interface Step {
  at: Date;
  actions: StepAction[];
}

export type StepAction =
  /** The debtor is asked (`rule.asks`). */
  | { kind: 'ask' }
  /** The debtor sees the draft that will leave in their name; of the bot's own, those to whom the book shows it. */
  | { kind: 'preview' }
  /** A private word to the debtor. */
  | { kind: 'remind' }
  /** A loud word to the debtor of a duty, at a local time. */
  | { kind: 'ping-debtor'; clause: string }
  /** The bot sends what it drafted, and owes itself. */
  | { kind: 'send' }
  /** A draft that a person owes leaves by itself; at its due time stands first in its step, in place of `overdue`. */
  | { kind: 'auto-send' }
  /** The due time has come; stands first in its step. */
  | { kind: 'overdue' }
  /**
   * Every rung of this instant together: pings, then reports, then new levels, then the closing. Rungs that ask for
   * `inARow` missed turns stand apart: whether there were so many is known to the engine only.
   */
  | { kind: 'moves'; moves: Move[]; inARow: number };

interface Times {
  startsAt: Date;
  dueAt: Date;
}

/** In place of a local time: as soon as it is owed. */
const AT_START = 'start';

/** Does a person owe what the bot drafts? It is shown beforehand, and leaves by itself at the due time. */
export function isPersonsDraft(rule: Rule): boolean {
  return rule.draft !== null && rule.owes !== BOT && rule.unconfirmed !== null;
}

/** When the debtor is asked, or sees the draft: at the start, or so long before the due time as the book says. */
export function askedAt(book: Book, rule: Rule, { startsAt, dueAt }: { startsAt: Date; dueAt: Date }): Date {
  if (rule.preview === null) return startsAt;
  const before = addMs(dueAt, -durationMs(book, rule.preview, termsDay(book, startsAt)));
  return before > startsAt ? before : startsAt;
}

/**
 * The next instant strictly after `after` at which something of an obligation happens, with all that happens then;
 * `null` for `after` begins at the start itself. null when nothing is left. Costs the same however late it is asked.
 */
export function nextStep(
  book: Book,
  rule: Rule,
  times: { startsAt: Date; dueAt: Date },
  after: Date | null,
): Step | null {
  const from = after ? after.getTime() : times.startsAt.getTime() - 1;
  const planned = plannedFor(book, rule, times);
  let at = Infinity;
  for (const line of planned) at = Math.min(at, nextOf(line, from));
  if (at === Infinity) return null;
  const actions: StepAction[] = [];
  const rungs: Rungs[] = [];
  for (const line of planned) {
    if (nextOf(line, at - 1) !== at) continue;
    if (line.action.kind === 'moves') rungs.push(line.action);
    else actions.push(line.action);
  }
  return { at: new Date(at), actions: rungs.length === 0 ? actions : [...actions, ...gathered(rungs)] };
}

type Rungs = Extract<StepAction, { kind: 'moves' }>;

/** Rungs of one instant as one; those that ask for a row of missed turns by themselves. */
function gathered(rungs: readonly Rungs[]): Rungs[] {
  return [...new Set(rungs.map(({ inARow }) => inARow))].map((inARow) => ({
    kind: 'moves',
    inARow,
    moves: inOrder(rungs.filter((rung) => rung.inARow === inARow).flatMap(({ moves }) => moves)),
  }));
}

const MOVE_ORDER: Record<Move['kind'], number> = { ping: 0, tell: 1, reach: 2, close: 3 };

/** Those already reached are pinged before another level is: the newly reached get a card, not a card and a ping. */
export function inOrder(moves: readonly Move[]): Move[] {
  return moves.toSorted((one, other) => MOVE_ORDER[one.kind] - MOVE_ORDER[other.kind]);
}

/** An action at `at`, and again `everyMs` for ever when it is set. */
interface Planned {
  at: number;
  everyMs: number | null;
  action: StepAction;
}

const plans = rememberedOf<{ due: number; planned: readonly Planned[] }>();

function plannedFor(book: Book, rule: Rule, times: Times): readonly Planned[] {
  const known = plans(book, rule);
  const start = times.startsAt.getTime();
  const due = times.dueAt.getTime();
  const found = known.get(start);
  // What a person put off has another due time than its turn had.
  if (found?.due === due) return found.planned;
  const planned = planOf(book, rule, times);
  known.set(start, { due, planned });
  return planned;
}

/** Everything a rule plans for one obligation, in the order in which things of one instant happen. */
function planOf(book: Book, rule: Rule, times: Times): Planned[] {
  const due = times.dueAt.getTime();
  const day = termsDay(book, times.startsAt);
  return [
    ...plannedEnd(book, rule, times),
    ...plannedWords(book, rule, times),
    ...plannedSending(book, rule, times),
    ...rule.ifMissed.map(({ after, every, inARow, moves }) => ({
      at: due + (after ? durationMs(book, after, day) : 0),
      everyMs: every && durationMs(book, every, day),
      action: { kind: 'moves' as const, moves, inARow },
    })),
  ];
}

/** A draft that leaves before its due time, and lacks what somebody has to enter, is late at the due time only. */
function plannedEnd(book: Book, rule: Rule, { startsAt, dueAt }: Times): Planned[] {
  const due = dueAt.getTime();
  if (!isPersonsDraft(rule)) return [once(due, { kind: 'overdue' })];
  const leaves = leavesUnconfirmedAt(book, rule, { startsAt, dueAt }).getTime();
  return [once(leaves, { kind: 'auto-send' }), ...(leaves < due ? [once(due, { kind: 'overdue' })] : [])];
}

/** When a draft that a person owes leaves by itself: at its due time, or at the local time of the book before it. */
export function leavesUnconfirmedAt(book: Book, rule: Rule, { startsAt, dueAt }: Times): Date {
  const sendAt = rule.unconfirmed?.sendAt ?? null;
  return sendAt === null ? dueAt : timeFrom(book, rule, startsAt, sendAt, 'same-or-later');
}

function once(at: number, action: StepAction): Planned {
  return { at, everyMs: null, action };
}

/** What the debtor is asked and reminded of. */
function plannedWords(book: Book, rule: Rule, times: Times): Planned[] {
  const start = times.startsAt.getTime();
  const due = times.dueAt.getTime();
  const day = termsDay(book, times.startsAt);
  const asked = askedAt(book, rule, times).getTime();
  const words = [
    ...rule.remind.map((wait) => once(start + durationMs(book, wait, day), { kind: 'remind' })),
    ...rule.remindBefore
      .map((wait) => once(due - durationMs(book, wait, day), { kind: 'remind' }))
      .filter((line) => line.at > start),
    ...rule.pingAt.map((time) =>
      once(timeFrom(book, rule, times.startsAt, time, 'same-or-later').getTime(), {
        kind: 'ping-debtor',
        clause: rule.clause,
      }),
    ),
  ];
  return [
    ...(isAsked(rule) ? [once(asked, { kind: 'ask' })] : []),
    ...(isPersonsDraft(rule) && !isAsked(rule) ? [once(asked, { kind: 'preview' })] : []),
    // A word before the due time that would come after it (a changed term, a change of the clocks) is not said.
    ...words.filter((line) => line.at < due),
  ];
}

/** Where the draft is what the debtor is asked for, the question is enough: there is nothing to see before it is answered. */
function isAsked(rule: Rule): boolean {
  return rule.asks !== null || rule.shows !== null;
}

/** A draft that the bot owes leaves by itself; from the start of its turn it may be shown to somebody. */
function plannedSending(book: Book, rule: Rule, { startsAt }: Times): Planned[] {
  if (rule.draft === null || rule.owes !== BOT) return [];
  const shown = rule.shownTo.length > 0 ? [once(startsAt.getTime(), { kind: 'preview' })] : [];
  return [...shown, once(leavesAt(book, rule, startsAt).getTime(), { kind: 'send' })];
}

/** When a draft that the bot owes leaves: at a local time, or as soon as it is owed. */
export function leavesAt(book: Book, rule: Rule, startsAt: Date): Date {
  const { sendAt } = rule;
  if (sendAt === null || sendAt === AT_START) return startsAt;
  return timeFrom(book, rule, startsAt, sendAt, 'same-or-later');
}

/** First time of a planned action strictly after `from`; Infinity when there is none. */
function nextOf({ at, everyMs }: Planned, from: number): number {
  if (at > from) return at;
  return everyMs ? at + (Math.floor((from - at) / everyMs) + 1) * everyMs : Infinity;
}
