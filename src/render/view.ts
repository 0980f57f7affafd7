import type { LocalDate } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
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
  /** Filled for `say: 'draft'`. */
  digest: Digest | null;
  /** Filled for `say: 'closing'` and `'report'`. */
  timeline: TimelineLine[];
  /** Catch-up after downtime: «бот не работал чч:мм–чч:мм». */
  downtime: { from: Date; to: Date } | null;
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
