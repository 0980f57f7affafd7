import type { LocalTime, TimeZone, Weekday } from '../domain/calendar.ts';
import type { Saying } from '../domain/decision.ts';
import type { Action, PostId } from '../domain/post.ts';
import type { Tier } from '../domain/rise.ts';

/** A regulation as data, parsed and cross-checked: every reference in it resolves. Plain and frozen. */
export interface Book {
  id: string;
  title: string;
  /** How the block is called in one or two words, e.g. «Энергетика». */
  name: string;
  district: District;
  block: string;
  /** Sources whose appeals make the TOP of the digest, as exports name them; others stand apart. */
  topSources: string[];
  /** sha-256 of the YAML bytes, stored with each case. */
  hash: string;
  /** Posts by level: index 0 is reached at the announcement. */
  chain: PostId[];
  posts: Record<PostId, Post>;
  emergency: EmergencyTerms;
  values: Record<string, Value>;
  clauses: Clause[];
  rules: Record<string, Rule>;
  reactions: Reaction[];
}

export interface District {
  id: string;
  title: string;
  /** Names of the district's ОМСУ as they stand in exports. Rows of another are counted as «не наш округ». */
  omsu: string[];
  timezone: TimeZone;
}

/** A post of the regulation. Wording of the post's name in the cases that the messages need. */
export interface Post {
  id: PostId;
  /** «Руководитель МЦУР» */
  title: string;
  /** One person in the post, where the title speaks of several: «Заместитель Главы округа». The title itself otherwise. */
  holder: string;
  /** «руководителю МЦУР» */
  dative: string;
  /** One seat for the whole district, or one per block. */
  seat: 'district' | 'block';
  /** Exactly one person, or several. */
  holders: 'one' | 'many';
  /** May the seat be bound to a group? */
  group: boolean;
  /** Sees facts, measures and posts; never names, misses or pings. */
  external: boolean;
  /** What a person in this post may do. */
  may: Action[];
  /** When a holder acknowledges, this post becomes the owner instead (a Head does not become the hourly debtor by a tap). */
  delegates: PostId | null;
  /** Local hours in which at most one ping rings; the others come silently. */
  night: { from: LocalTime; to: LocalTime } | null;
}

/** A number of the regulation with its clause and the words of the source. A changed term is a new dated line. */
export interface Value {
  name: string;
  clause: string;
  quote: string;
  /** True where the law speaks in words («немедленно») and the number is ours: listed for the lawyer. */
  interpretation: boolean;
  /** Ascending by `since` (local day). Durations in milliseconds, per cents as they stand. */
  from: { since: string; amount: Amount }[];
}
export type Amount = { unit: 'ms'; ms: number } | { unit: 'percent'; percent: number };

/** A duration of a rule: a named value, or a literal. */
export type Duration = { value: string } | { ms: number };

export interface Clause {
  id: string;
  /** What people see after «п.». */
  cite: string;
  kind: 'definition' | 'rule';
  says: string;
}

export interface EmergencyTerms {
  onePer: 'block' | 'series';
  /** Clause that defines the emergency. */
  clause: string;
  /** What the regulation calls the mode in which one is open, e.g. «технологическое нарушение». */
  mode: string;
  watch: WatchedSeries[];
  /** Name of the value that holds the threshold, per cent. */
  over: string;
  /** The threshold is a setting of the МЦУР, not of the law: the card says so. */
  thresholdIsSetting: boolean;
  period: 'day' | 'same-weekday' | 'week' | 'rolling-7';
  page: 'qualified' | 'formal';
  /** At most one level per this time, save by an act. */
  levelSpacing: Duration;
  /** How long a closing at level 0 can be undone. */
  undo: Duration;
  /** A new alarm within this time after closing reopens the same №. */
  reopen: Duration;
  /** How long a decision «обычные колебания» holds. */
  decisionHolds: Duration;
  /** …or until the growth worsens by so many points. */
  decisionWorsensBy: number;
  /** Only the last complete day, not older than this, can announce. */
  notOlderThan: Duration;
}

/**
 * A watched series. `level` says which field of the appeal is compared with `match` (case, spaces, ё/е and punctuation
 * folded); `any` tries all four, because sources put the same words into different columns;
 * `each` watches every distinct value of a deeper field under the match.
 */
export interface WatchedSeries {
  id: string;
  title: string;
  level: 'direction' | 'category' | 'subcategory' | 'fact' | 'any';
  match: string[];
  each: 'category' | 'subcategory' | null;
  /** The tier from which it announces by itself, under `page: qualified`. */
  announces: Tier;
  /** The tier from which it asks «decide-rise». */
  asks: Tier;
}

/** Events that a book may name as they stand. */
export const EVENTS = [
  'announced',
  'closed',
  'reopened',
  'resolved',
  'rise',
  'cannot-solve',
  'no-effect',
  'worse',
  'second-no-change',
] as const;

/**
 * Whatever can start an obligation or a reaction: one of `EVENTS`, `reached:<post>`, `met:<rule>`, `missed:<rule>`,
 * `cannot-solve:<post>`, which is said by that post and stands in place of `cannot-solve` where the book reacts to it.
 */
export type Event = string;

export type Starts =
  /** `with`: starts together with the sending of that rule's draft when it has not left yet today, else at once. */
  | { kind: 'event'; event: Event; repeat: Repeat | null; with: string | null }
  | {
      kind: 'calendar';
      every: 'day' | 'working-day' | 'week';
      on: Weekday | null;
      at: LocalTime;
      dayOff: 'previous' | 'next' | 'none';
    };

/** `after-met`: the next turn starts when this one was met. */
export type Repeat = { kind: 'after-met' };

export type Due = { kind: 'within'; duration: Duration } | { kind: 'at'; time: LocalTime };

/** What meets the obligation: an act by one of these names. `all`: each of them once. */
export interface MetBy {
  all: MetItem[];
}
export const MET_ITEMS = [
  'acknowledge',
  'progress',
  'informing',
  'confirm-closing',
  'decision',
  'import-of-yesterday',
  'delivery',
] as const;
export type MetItem = (typeof MET_ITEMS)[number];

/** Names of contents the bot drafts by itself. */
export const DRAFTS = ['top-problems'] as const;
export type DraftName = (typeof DRAFTS)[number];

/**
 * One thing to do at one instant of an obligation's life. `reach: next` reaches the next level of the chain; `byLevel`
 * gives the clause where it depends on which level that is (see `clauseOfReach`).
 */
export type Move =
  | { kind: 'reach'; post: PostId; clause: string; byLevel?: Record<PostId, string> }
  | { kind: 'tell'; to: PostId[]; say: Saying | null; loud: boolean; clause: string }
  | { kind: 'ping'; to: PostId[]; clause: string }
  | { kind: 'close'; clause: string };

/** A rung of the ladder below a missed due time: once, `after` the due time, or again `every`, beginning at it. */
export interface Rung {
  after: Duration | null;
  every: Duration | null;
  moves: Move[];
}

export interface Rule {
  id: string;
  clause: string;
  /** A post, `bot` or `owner`. */
  owes: PostId;
  /** To whom it is owed. */
  to: PostId[];
  starts: Starts;
  due: Due;
  metBy: MetBy;
  /** Asked of the debtor when it starts: a question with buttons. */
  asks: 'decide-rise' | 'confirm' | null;
  /** What the bot drafts and when it sends it by itself. */
  draft: DraftName | null;
  sendAt: LocalTime | null;
  /** Private reminders, after the start. */
  remind: Duration[];
  /** Loud words at local times of the occurrence's day, for duties. */
  pingAt: LocalTime[];
  ifMissed: Rung[];
}

/** What happens at once when something happens: data, not a branch. */
export interface Reaction {
  id: string;
  clause: string;
  on: Event;
  moves: Move[];
}

/** The amount of a value on a local day: the newest line not later than the day. */
export function amountOn(value: Value, day: string): Amount {
  const line = value.from.findLast((candidate) => candidate.since <= day) ?? value.from[0];
  if (!line) throw new Error(`value ${value.name} has no dated line`);
  return line.amount;
}

/** Milliseconds of a duration on a local day. */
export function durationMs(book: Book, duration: Duration, day: string): number {
  if ('ms' in duration) return duration.ms;
  const value = book.values[duration.value];
  const amount = value && amountOn(value, day);
  if (amount?.unit !== 'ms') throw new Error(`${book.id}: ${duration.value} is not a duration`);
  return amount.ms;
}

/** Per cents of a value on a local day. */
export function percentOf(book: Book, name: string, day: string): number {
  const value = book.values[name];
  const amount = value && amountOn(value, day);
  if (amount?.unit !== 'percent') throw new Error(`${book.id}: ${name} is not a per cent`);
  return amount.percent;
}

/** What people see after «п.» for a clause id. */
export function citeOf(book: Book, clauseId: string): string {
  return book.clauses.find((clause) => clause.id === clauseId)?.cite ?? clauseId;
}

/** The clause under which a level is reached by a move. */
export function clauseOfReach(move: Extract<Move, { kind: 'reach' }>, post: PostId): string {
  return move.byLevel?.[post] ?? move.clause;
}

/** The clause under which the ladders of the book reach a level by name; null where none does. */
export function clauseOfLevel(book: Book, post: PostId): string | null {
  for (const { ifMissed } of Object.values(book.rules)) {
    for (const move of ifMissed.flatMap(({ moves }) => moves)) {
      if (move.kind === 'reach' && move.post === post) return move.clause;
    }
  }
  return null;
}

/** Rank of a level's post in the chain; −1 when it is not in it. */
export function levelOf(book: Book, post: PostId): number {
  return book.chain.indexOf(post);
}
