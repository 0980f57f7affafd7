import type { LocalDate } from './calendar.ts';
import type { Evidence, Party, Trend } from './case.ts';
import type { Actor } from './person.ts';
import type { PostId } from './post.ts';
import type { Reading } from './reading.ts';
import type { Rise } from './rise.ts';

/**
 * What happened, as the engine sees it. `key` makes it happen once:
 * `cb:<callback id>`, `msg:<chat>:<message>`, `album:<chat>:<person>:<group>#<try>`, `import:<id>:<series>`, `send:<outbox id>:<attempt>`, `begin:<rule>`.
 */
export type Act = { key: string; at: Date; by: Actor | null } & ActBody;

export type ActBody =
  /** A watched series rose (analytics). Opens, joins, asks for a decision, or does nothing, as the book says. `over`: the data say that its rise is over. */
  | { kind: 'rise'; rise: Rise; announces: boolean; over?: boolean }
  /**
   * What stands beside a rise that was heard of has changed, not the rise: the events that may explain it, or that its file was
   * taken back.
   */
  | { kind: 'rise-amended'; of: Pick<Rise, 'series' | 'day' | 'current'>; change: Pick<Rise, 'events' | 'recalled'> }
  /** Opened by a person, or from a rise: the opener is owner. */
  | { kind: 'announce'; title: string; rise: Rise | null; note: string }
  | { kind: 'acknowledge' }
  /** `channels`: every channel of informing was checked too, in the same form. */
  | { kind: 'progress'; text: string; trend: Trend | null; evidence?: Evidence[]; channels?: boolean }
  | { kind: 'informing'; text: string; evidence?: Evidence[] }
  | { kind: 'cannot-solve'; why: 'not-by-us' | 'no-effect'; text: string }
  | { kind: 'resolved'; text: string; evidence?: Evidence[] }
  | { kind: 'confirm-closing' }
  | { kind: 'reject-closing'; text: string }
  | { kind: 'undo-closing' }
  | { kind: 'false-alarm'; text: string }
  | { kind: 'seen' }
  /** «Поручить» from above, «Передать» by the owner: the case is given to the holder of another post. */
  | { kind: 'appoint'; post: PostId; to: Actor }
  /** «Перехватить»: somebody of the chain takes the case from its owner. */
  | { kind: 'take-over' }
  /** Proposals against the negative trend: a line each, tracked from then on. Never invented by the bot. */
  | { kind: 'proposals'; text: string }
  /** Who is in the working group: posts and organisations in free words. */
  | { kind: 'working-group'; text: string }
  /** A decision of the Head, for the record and for everybody who works on it. */
  | { kind: 'decision'; text: string }
  /** «Отправить», or «Изменить» with other words: every draft the presser's posts owe now leaves at once. */
  | { kind: 'send-drafts'; text: string | null }
  /** «Задержать»: the same drafts are due later, once, with the reason on record. */
  | { kind: 'hold-drafts'; text: string }
  /** «Добавить пояснение» to a draft that the bot owes: the newest stands in it. */
  | { kind: 'explain'; rule: string; text: string }
  /** A tick in a checklist of a rule: one item, or all of them (null). */
  | { kind: 'check'; rule: string; item: string | null; evidence?: Evidence[] }
  /** A measure of the case (a proposal, an action of a roadmap) was carried out; `index` counts from 0. */
  | { kind: 'measure-done'; index: number; text: string; evidence?: Evidence[] }
  /** What a duty asks for: words with evidence, a reading, or a plain «исполнено» (empty text, no reading). */
  | { kind: 'submit'; rule: string; text: string; reading: Reading | null; evidence?: Evidence[] }
  /**
   * A duty, an assignment or a roadmap meets a problem: it goes to whom the book names for this rule. `to`: of a post with
   * organisations, the one it is handed to; without it, all of them.
   */
  | { kind: 'problem'; rule: string; text: string; to?: PostId }
  /** Rows of a register were entered or confirmed to be up to date. `row`: one that was corrected or removed, kept as ended. */
  | { kind: 'register-updated'; register: string; row?: { id: number; how: 'corrected' | 'removed' } }
  /** A question of the ministry's staff, tracked: written in its chat, or registered by the officer. */
  | { kind: 'request'; title: string; asker: Party; via: RequestWay; chatId: number | null }
  /** The answer to a request: goes to where it was asked. */
  | { kind: 'answer'; text: string; evidence?: Evidence[] }
  /** The ready text was passed on by hand where bots are forbidden. */
  | { kind: 'relayed'; obligation: string }
  /** A photo of an album whose words are, or will be, on another: evidence of what those entered. */
  | { kind: 'more-evidence'; album: string; text: string; evidence: Evidence[] }
  /** «Поручение»: given to the holders of a post, due at an instant. */
  | { kind: 'assign'; title: string; giver: Party; assignee: PostId; dueAt: Date }
  /** A roadmap: its goal and its actions, each with a post and a due time. */
  | { kind: 'plan'; title: string; giver: Party; actions: PlannedAction[] }
  /** «Отменить поручение»: an assignment or a roadmap that was given by mistake, or is needed no more, is taken back. */
  | { kind: 'withdraw'; text: string }
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

/** How the keys of acts begin whose words came with an album. */
export const ALBUM_PREFIX = 'album:';

/** The album an act came with, by the key of the act; null for one that came without. */
export function albumOfKey(key: string): string | null {
  return key.startsWith(ALBUM_PREFIX) ? (key.split('#', 1)[0] ?? key) : null;
}

/** Characters of an explanation: it stands among the figures of a report that is one phone screen. */
export const EXPLANATION_AT_MOST = 300;
/** «ок» is no reason: somebody reads a year later why a rise was left alone. In letters and figures. */
export const REASON_AT_LEAST = 10;

/** How a request of the ministry came. */
export const REQUEST_WAYS = ['chat', 'letter', 'call'] as const;
export type RequestWay = (typeof REQUEST_WAYS)[number];

/** An action of a roadmap: what, who answers for it, by when. */
export interface PlannedAction {
  text: string;
  post: PostId;
  dueAt: Date;
}

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
  'text-too-long',
  'reason-too-short',
  'words-too-few',
  'evidence-required',
  'nothing-to-send',
  'held-already',
  'statutory-hour',
  'already-answered',
  'already-done',
  'not-asked',
  'not-yours',
  'own-case',
  'clock-went-back',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface RefusalDetail {
  name: string | null;
  at: Date | null;
}
