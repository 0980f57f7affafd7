import type { LocalDate } from './calendar.ts';
import type { Trend } from './case.ts';
import type { Actor } from './person.ts';
import type { PostId } from './post.ts';
import type { Rise } from './rise.ts';

/**
 * What happened, as the engine sees it. `key` makes it happen once:
 * `cb:<callback id>`, `msg:<chat>:<message>`, `import:<id>:<series>`, `send:<outbox id>:<attempt>`, `begin:<rule>`.
 */
export type Act = { key: string; at: Date; by: Actor | null } & ActBody;

export type ActBody =
  /** A watched series rose (analytics). Opens, joins, asks for a decision, or does nothing, as the book says. */
  | { kind: 'rise'; rise: Rise; announces: boolean }
  /** Opened by a person, or from a rise: the opener is owner. */
  | { kind: 'announce'; title: string; rise: Rise | null; note: string }
  | { kind: 'acknowledge' }
  | { kind: 'progress'; text: string; trend: Trend | null }
  | { kind: 'informing'; text: string }
  | { kind: 'cannot-solve'; why: 'not-by-us' | 'no-effect'; text: string }
  | { kind: 'resolved'; text: string }
  | { kind: 'confirm-closing' }
  | { kind: 'reject-closing'; text: string }
  | { kind: 'undo-closing' }
  | { kind: 'false-alarm'; text: string }
  | { kind: 'seen' }
  /** «Поручить»: the case is given to the holder of another post. */
  | { kind: 'appoint'; post: PostId; to: Actor }
  /** A formal rise decided by a person. */
  | { kind: 'rise-opened' }
  | { kind: 'rise-usual'; text: string }
  /** An import became visible; every day up to `completeThrough` is complete. null: no day is. */
  | { kind: 'import'; importId: number; completeThrough: LocalDate | null }
  /** A message of this obligation reached the posts. */
  | { kind: 'delivered'; obligation: string; posts: PostId[] }
  /** The chat of these posts can't be written to any more. */
  | { kind: 'undeliverable'; posts: PostId[]; detail: string }
  /** A duty of the regular mode begins to run. */
  | { kind: 'begin' };

export type ActKind = ActBody['kind'];

/** What a person is told after an act. Stored with the act: the same act again gives the same outcome. */
export type Outcome =
  | { kind: 'done'; reason: string; caseId: number; number: number }
  | { kind: 'refused'; reason: Refusal; caseId: number; number: number; detail: RefusalDetail };

/** Why an act is no longer possible. Each is explained to the presser in words by `render`. */
export const REFUSALS = [
  'already-acknowledged',
  'already-appointed',
  'not-owner',
  'case-closed',
  'case-not-open',
  'already-closing',
  'not-closing',
  'not-closed',
  'undo-too-late',
  'already-decided',
  'already-open',
  'already-seen',
  'text-required',
  'clock-went-back',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface RefusalDetail {
  name: string | null;
  at: Date | null;
}
