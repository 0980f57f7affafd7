import type { LocalTime, Weekday } from '../domain/calendar.ts';
import type { CaseKind } from '../domain/case.ts';
import type { Saying } from '../domain/decision.ts';
import type { PostId } from '../domain/post.ts';
import type { Duration } from './value.ts';
import type { Condition, DraftName, Event, MetItem, Question } from './words.ts';

export type Starts =
  /**
   * On the first of the events since the case was opened, where several are named; on each where one is. `with`: starts
   * together with the sending of that rule's draft when it has not left yet today, else at once. `each`: one obligation
   * for each measure of the case, owed by its post, due at its own time.
   */
  | { kind: 'event'; events: Event[]; repeat: Repeat | null; with: string | null; each: 'measure' | null }
  | {
      kind: 'calendar';
      every: 'day' | 'working-day' | 'week';
      on: Weekday | null;
      /** Ascending; each is a turn of its own. */
      at: LocalTime[];
      dayOff: 'previous' | 'next' | 'none';
    };

/**
 * `after-met`: the next turn starts when this one was met. `grid`: turns follow each other `every` so long from the first
 * start, whatever is met when: turn k starts at the due time of turn k − 1, and the grid never shifts.
 */
export type Repeat = { kind: 'after-met' } | { kind: 'grid'; every: Duration };

export type Due =
  | { kind: 'within'; duration: Duration }
  | { kind: 'at'; time: LocalTime }
  /** The due time that came with the case (an assignment) or its measure (a roadmap). */
  | { kind: 'deadline' };

/** What meets the obligation: an act by one of these names. `all`: each of them once. */
export interface MetBy {
  all: MetItem[];
}
/**
 * One thing to do at one instant of an obligation's life. `reach: next` reaches the next level of the chain; `byLevel`
 * gives the clause where it depends on which level that is (see `clauseOfReach`).
 */
export type Move =
  | { kind: 'reach'; post: PostId; clause: string; byLevel?: Record<PostId, string> }
  | { kind: 'tell'; to: PostId[]; say: Saying | null; loud: boolean; clause: string }
  | { kind: 'ping'; to: PostId[]; clause: string }
  | { kind: 'close'; clause: string };

/**
 * A rung of the ladder below a missed due time: once, `after` the due time, or again `every`, beginning at it. With
 * `inARow` above 1 only at every so many-th turn missed one after another: nobody is told the same thing every hour.
 */
export interface Rung {
  after: Duration | null;
  every: Duration | null;
  inARow: number;
  moves: Move[];
}

export interface Rule {
  id: string;
  clause: string;
  /** The kind of case whose rule this is: derived from what it starts on. */
  of: CaseKind;
  /** What is owed, in words that follow «должен»/«требуется»: «проверить каналы информирования». null: said by what meets it. */
  what: string | null;
  /** The same in a few words of the nominative, for a button or a title: «вывоз ТКО». null: made of `what`. */
  about: string | null;
  /** A post, `bot`, `owner`, `assignee` or `giver`. A post with units owes in each unit that a delivery reached. */
  owes: PostId;
  /** To whom it is owed. `giver` is where it was asked. */
  to: PostId[];
  starts: Starts;
  due: Due;
  metBy: MetBy;
  /** Asked of the debtor: at the start, or `preview` before the due time. */
  asks: Question | null;
  /** What the answers of a reading are called, where the book has words of its own for them. */
  reading: ReadingWords;
  /** Items of a checklist; a measure of the case each, for `measures`. */
  checklist: string[] | 'measures' | null;
  /** A list the bot computes and shows in the demand. */
  shows: DraftName | null;
  /** Register whose rows are to be brought up to date. */
  register: string | null;
  /** Words must come with one of these. */
  evidence: ('link' | 'photo')[];
  /** What the bot drafts, and when it sends it by itself: a local time of the day, or `start`, as soon as the turn starts. */
  draft: DraftName | null;
  sendAt: LocalTime | null;
  /** How long before the due time the debtor sees the draft or the question. null: at the start. */
  preview: Duration | null;
  /** Of a draft that the bot owes: who sees it from the start of the turn, and may add an explanation to it. */
  shownTo: PostId[];
  /**
   * At the due time the draft goes out by itself, marked as not confirmed; `say` stands in place of what nobody entered.
   * `sendAt`: a local time a little before the due time, so that it has arrived by then. null: at the due time.
   */
  unconfirmed: { sendAt: LocalTime | null; say: string | null } | null;
  /** How long before its turn starts an entry already meets it. */
  early: Duration | null;
  onlyIf: Condition | null;
  /** How a draft rings: always, at the posts of the district only, never, or with the first one of the case and after a worsening. */
  loud: 'always' | 'inside' | 'never' | 'first-or-worse';
  /** Private reminders, after the start. */
  remind: Duration[];
  /** The same, before the due time. */
  remindBefore: Duration[];
  /** Loud words at local times of the occurrence's day, for duties. */
  pingAt: LocalTime[];
  /** Where the law leaves the reading to us: said to the lawyer. */
  interpretation: string | null;
  ifMissed: Rung[];
}

/** null where the bot's own words will do: «Норма», «Превышение», and what exceeds where. */
export interface ReadingWords {
  normal: string | null;
  over: string | null;
  /** Asked of whoever pressed the second: the answer goes where a problem of the rule goes. */
  details: string | null;
}

/** What happens at once when something happens: data, not a branch. */
export interface Reaction {
  id: string;
  clause: string;
  /** The kind of case in which it happens. */
  of: CaseKind;
  on: Event;
  moves: Move[];
}
