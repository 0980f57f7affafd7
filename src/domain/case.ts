import type { Reading } from './reading.ts';
import type { PostId } from './post.ts';
import type { Rise } from './rise.ts';

export const CASE_KINDS = ['emergency', 'rise', 'duty', 'request', 'assignment', 'roadmap'] as const;
/**
 * `emergency`: the hour runs. `rise`: a formal rise waits for a decision. `duty`: one rule of the regular mode, never closing.
 * `request`: a question of the ministry. `assignment`: a поручение. `roadmap`: its actions are obligations with due dates of their own.
 */
export type CaseKind = (typeof CASE_KINDS)[number];

/**
 * `quiet`: nothing is owed (a case not yet opened). `closing`: «Устранено» was reported and waits for confirmation.
 * Only `closed` → `open` (undo, reopening) leads back, by an act.
 */
export type CaseState = 'quiet' | 'open' | 'closing' | 'closed';

export const TRENDS = ['better', 'same', 'worse'] as const;
/** лучше / без изменений / хуже. */
export type Trend = (typeof TRENDS)[number];

export const CLOSINGS = [
  'resolved',
  'unconfirmed',
  'false-alarm',
  'usual',
  'opened',
  'undecided',
  'superseded',
  'rise-over',
  'answered',
  'withdrawn',
] as const;
/**
 * How a case ended: liquidation confirmed; accepted without confirmation in time; false alarm (outside the statistics);
 * a rise decided as usual variation; opened as an emergency; not decided; overtaken by an announcement of its own series; gone
 * from newer data before anybody decided; a request answered; an assignment or a roadmap taken back (outside the statistics).
 */
export type Closing = (typeof CLOSINGS)[number];

/** Where a word can be checked: a link, which is never fetched, or a photo by its id in the messenger. */
export type Evidence = { kind: 'link'; url: string } | { kind: 'photo'; fileId: string };

export const ENTRY_KINDS = [
  'progress',
  'informing',
  'cannot-solve',
  'no-effect',
  'resolved',
  'false-alarm',
  'reason',
  'proposals',
  'working-group',
  'decision',
  'answer',
  'submitted',
  'problem',
  'held',
  /** What somebody added to a report of the bot. */
  'explanation',
  'measure-done',
  /** A report was passed on by hand where bots are forbidden. */
  'relayed',
  /** Why an assignment or a roadmap was taken back. */
  'withdrawn',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A word of a person about the case: «Ход работ», «Информирование», «Не могу решить», «Устранено», «Ложная тревога», a reason, … */
export interface Entry {
  kind: EntryKind;
  at: Date;
  by: string;
  post: PostId;
  text: string;
  trend: Trend | null;
  evidence: Evidence[];
  /** What was read, where a reading was asked. */
  reading?: Reading;
  /** The turn the word is about, where it is about one: a duty has a turn a day, a report one an hour. */
  obligation?: string;
  /** The organisation a problem is handed to, where one was named. */
  to?: PostId;
  /** The album it came with: all its photos belong here. */
  album?: string;
}

/** Somebody in a post, as a party to a case: who gave an assignment, who asks in the ministry's name. */
export interface Party {
  post: PostId;
  /** null where only a post is known. */
  personId: number | null;
  name: string;
}

/** What is to be done and is tracked: a proposal of 4.2, an action of a roadmap. */
export interface Measure {
  text: string;
  /** Who answers for it; null: whoever has the case. */
  post: PostId | null;
  dueAt: Date | null;
  doneAt: Date | null;
  doneBy: string | null;
}

/** The owner: the person who took the case, with the post they took it in. */
export interface Owner {
  post: PostId;
  personId: number;
  name: string;
  phone: string | null;
}

/** What is known about the subject; grows with acts. Kept as JSON in the case row: dates are ISO strings there. */
export interface CaseFacts {
  title: string;
  /** The rise that opened it; null when opened by hand. */
  rise: Rise | null;
  /** Rises that joined the open case, newest last. */
  joined: Rise[];
  openedBy: 'rise' | 'hand';
  /** Why a person opened it by hand, or the rise number it came from. */
  note: string;
  entries: Entry[];
  /** Photos of albums that came before the words of theirs: the entry takes them in. Newest last. */
  early: { album: string; evidence: Evidence[] }[];
  /** Clause under which the highest level was reached; '' before any was. */
  levelClause: string;
  /** Levels passed over, with the reason that is shown. */
  passed: { post: PostId; reason: 'empty' | 'unreachable' | 'same-person' }[];
  /** Persons who pressed «Ознакомлен», or whose delivery failed: shown on the card. */
  seen: { post: PostId; personId: number; name: string; at: Date }[];
  undelivered: PostId[];
  /** Nights in which a post has been rung once already: `<post> <local day the night began>`. */
  rung: string[];
  /** The data fell below the threshold, and closing was proposed: said once. */
  closingSuggested: boolean;
  closing: Closing | null;
  /** A decided rise: holds until this growth, per cent, is exceeded. null when not decided. */
  heldGrowthPercent: number | null;
  heldUntil: Date | null;
  /** Times the same № was opened again. */
  reopened: number;
  /** Proposals of an emergency, actions of a roadmap. */
  measures: Measure[];
  /** Who gave the assignment or set the roadmap; who asks the request. null for other cases. */
  from: Party | null;
  /** To whom an assignment was given. */
  assignee: PostId | null;
  /** The due time that came with the case itself: an assignment's. */
  dueAt: Date | null;
  /** How a request came and where it is answered; null for other cases. */
  request: { via: 'chat' | 'letter' | 'call'; chatId: number | null } | null;
}

/** One case. `level` is the index into the book's chain of the highest post reached, −1 before anyone was. */
export interface Case {
  id: number;
  /** № shown to people; 0 for a duty, which has none. */
  number: number;
  regulation: string;
  bookHash: string;
  kind: CaseKind;
  subject: string;
  drill: boolean;
  state: CaseState;
  level: number;
  levelAt: Date | null;
  reached: PostId[];
  told: PostId[];
  owner: Owner | null;
  facts: CaseFacts;
  openedAt: Date | null;
  closedAt: Date | null;
  /** Latest instant decided upon: a case's time never goes back. */
  lastAt: Date;
  nextAt: Date | null;
  version: number;
}

/** Does the question about a rise wait for its answer? That the time for it ran out is no answer. */
export function isAsked({ state, facts }: Pick<Case, 'state' | 'facts'>): boolean {
  return state === 'open' || facts.closing === 'undecided';
}

/** Facts of a case about which nothing is known yet. */
export function emptyFacts(title: string): CaseFacts {
  return {
    title,
    rise: null,
    joined: [],
    openedBy: 'rise',
    note: '',
    entries: [],
    early: [],
    levelClause: '',
    passed: [],
    seen: [],
    undelivered: [],
    rung: [],
    closingSuggested: false,
    closing: null,
    heldGrowthPercent: null,
    heldUntil: null,
    reopened: 0,
    measures: [],
    from: null,
    assignee: null,
    dueAt: null,
    request: null,
  };
}
