import type { LocalDate } from '../domain/calendar.ts';
import type { Case, Closing, Entry } from '../domain/case.ts';
import type { Tell } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { Action, PostId } from '../domain/post.ts';
import type { Rise, Tier } from '../domain/rise.ts';
import type { Book } from '../regulation/book.ts';

/** Who reads: the posts bound to the chat, and what they may see and do. */
export interface Audience {
  posts: PostId[];
  private: boolean;
  /** Every post here is external: facts, measures and posts only; no names, misses or pings. */
  external: boolean;
  /** Union of what the posts may do: decides which buttons are shown. */
  may: Action[];
}

/** A case as the renderer sees it. */
export interface CaseView {
  book: Book;
  case: Case;
  obligations: Obligation[];
  now: Date;
  /** Organisations by their units, in the spelling of their seats; a unit that is not here is called by its folded name. */
  unitTitles?: Readonly<Record<PostId, string>>;
}

/** One line of a case's history, already attributed. */
export interface TimelineLine {
  at: Date;
  kind: string;
  clause: string;
  reason: string;
  post: PostId | null;
  name: string | null;
  text: string | null;
  /** The rule whose due time passed; null for anything else. */
  rule: string | null;
}

/** One message decided by the engine, with what it needs to be put in words. Several in one chat become one screen. */
export interface Part {
  view: CaseView;
  tell: Tell & { clause: string; reason: string; at: Date };
  /** Filled for the draft `top-problems`. */
  digest: Digest | null;
  /** Filled for every other draft, preview or list that rests on data; null where the case itself says all there is. */
  data: DraftData | null;
  /** Filled for `say: 'closing'` and `'report'`. */
  timeline: TimelineLine[];
  /** Catch-up after downtime: «бот не работал чч:мм–чч:мм». */
  downtime: { from: Date; to: Date } | null;
  /** The bot may not write to this post: whoever reads here passes the ready text on and says so. */
  relayFor?: PostId | null;
}

/** The 10:00 digest of one regulation. */
export interface Digest {
  book: Book;
  day: LocalDate;
  /** Freshness of the data; null when nothing was ever loaded. */
  asOf: Date | null;
  /** Last complete day; null when there is none. */
  completeThrough: LocalDate | null;
  /** False when the day before `day` is not loaded: said, never guessed. */
  yesterdayLoaded: boolean;
  mode: 'regular' | 'emergency';
  /** Set when the digest was brought up to date after it was sent. */
  updatedAt: Date | null;
  period: { from: LocalDate; to: LocalDate; previousFrom: LocalDate; previousTo: LocalDate } | null;
  total: { current: number; previous: number; growthPercent: number | null } | null;
  /** Ranked by the lower bound. `source` is the one the regulation names (Добродел), others stand apart. */
  top: DigestLine[];
  otherSources: { source: string; current: number }[];
  openCases: { number: number; title: string; openedAt: Date }[];
  decisionsWanted: number;
}
export interface DigestLine {
  title: string;
  current: number;
  previous: number;
  growthPercent: number | null;
  confidentPercent: number | null;
  tier: Tier;
}

/** What the drafts of the regular mode, and the lists shown in demands, are made of. Groups are ordered, most pressing first. */
export type DraftData =
  /** Not accepted by their executor, or without a change of status after the time for it had passed. */
  | {
      draft: 'not-accepted' | 'stuck';
      asOf: Date | null;
      groups: { executor: string; count: number; oldestDays: number }[];
    }
  | {
      draft: 'deadlines';
      asOf: Date | null;
      groups: { executor: string; overdue: number; today: number; soon: number }[];
    }
  | {
      draft: 'statuses';
      asOf: Date | null;
      closedSinceYesterday: number;
      groups: { executor: string; postponed: number; promisePassed: number; overdue: number; repeated: number }[];
    }
  /** For one executor: what is new since the last dispatch. */
  | {
      draft: 'new-appeals';
      executor: string;
      appeals: { number: string; source: string; category: string | null; deadlineAt: Date | null }[];
    }
  | { draft: 'systemic'; problems: { title: string; days: number }[] }
  | {
      draft: 'roadmaps';
      roadmaps: {
        number: number;
        title: string;
        done: number;
        total: number;
        overdue: number;
        next: { text: string; post: PostId; dueAt: Date } | null;
      }[];
    }
  | { draft: 'duties-done'; duties: DutyLine[] }
  /** For one post: complaints in its own direction, and its duties of the day. */
  | { draft: 'own-direction'; lines: DigestLine[]; duties: DutyLine[] }
  | { draft: 'submitted'; entries: Entry[] }
  | {
      draft: 'emergencies';
      from: Date;
      to: Date;
      emergencies: {
        number: number;
        title: string;
        openedAt: Date;
        closedAt: Date | null;
        closing: Closing | null;
        /** Highest post reached. */
        level: PostId | null;
        lastWords: string;
      }[];
    }
  | {
      draft: 'execution';
      from: Date;
      to: Date;
      /** `unconfirmed`: reports that left by themselves in time, and no person stood for them. */
      rows: { clause: string; what: string; onTime: number; unconfirmed?: number; late: number; missed: number }[];
    }
  | { draft: 'gaps'; gaps: { post: PostId; why: 'empty' | 'unreachable' | 'leaves'; from: Date | null }[] }
  /** Series that no appeal of so many days came under, with names of the data that may be meant; `key` is what a button says of a name. */
  | {
      draft: 'unmatched';
      days: number;
      to: LocalDate | null;
      series: { id: string; title: string; names: { name: string; key: string }[] }[];
    }
  /** For a demand that asks to bring a register up to date: how it stands. `staleSince` is null while its rows are fresh. */
  | { draft: 'register'; register: string; rows: number; updatedAt: Date | null; staleSince: Date | null };

/** A duty of the day: whose, what, by when, and how it stands. */
export interface DutyLine {
  post: PostId;
  rule: string;
  clause: string;
  what: string;
  dueAt: Date;
  state: 'met' | 'late' | 'missed' | 'open' | 'ahead';
}

/** What `/status` shows. */
export interface StatusView {
  book: Book;
  mode: 'regular' | 'emergency';
  watchingSince: Date | null;
  asOf: Date | null;
  completeThrough: LocalDate | null;
  openCases: CaseView[];
  nextDeadline: { clause: string; rule: string; dueAt: Date } | null;
  /** Posts of the regulation nobody can be reached at. */
  gaps: { post: PostId; reason: 'empty' | 'unreachable' }[];
  now: Date;
}

/** What an import preview and its result show. */
export interface ImportView {
  fileName: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  foreign: number;
  rejected: { row: number; reason: string }[];
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
  asOf: Date;
  yesterdayComplete: boolean;
  alreadyLoaded: boolean;
  /** So many of the open appeals closed at once that the sender is to look again; null when it is usual. */
  closes: { count: number; open: number } | null;
  rises: Rise[];
}
