import type { Case } from '../domain/case.ts';
import type { Tell } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import type { Action, PostId } from '../domain/post.ts';
import type { Book } from '../regulation/book.ts';
import type { DraftData } from './duties/draft-data.ts';
import type { Digest } from './figures/digest-view.ts';

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
  /** Of a rise that an emergency has overtaken: the № of that. */
  overtakenBy?: number | null;
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
  /** Of `say: 'no-data'`: how fresh the data are; null when nothing was ever loaded. */
  asOf?: Date | null;
  /** Filled for `say: 'closing'` and `'report'`. */
  timeline: TimelineLine[];
  /** Catch-up after downtime: «бот не работал чч:мм–чч:мм». */
  downtime: { from: Date; to: Date } | null;
  /** The bot may not write to this post: whoever reads here passes the ready text on and says so. */
  relayFor?: PostId | null;
}
