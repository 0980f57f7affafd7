import type { LocalTime, TimeZone } from '../domain/calendar.ts';
import { basePost, type Action, type PostId } from '../domain/post.ts';
import type { Tier } from '../domain/rise.ts';
import type { Clause } from './clause.ts';
import type { Register } from './register.ts';
import type { Reaction, Rule } from './rule.ts';
import type { Duration, Value } from './value.ts';

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
  /** Executors outside the district, as exports name them: a whole name or how it begins, folded. */
  others: string[];
  /** sha-256 of the YAML bytes, stored with each case. */
  hash: string;
  /** Posts by level: index 0 is reached at the announcement. */
  chain: PostId[];
  posts: Record<PostId, Post>;
  emergency: EmergencyTerms;
  control: ControlTerms;
  values: Record<string, Value>;
  clauses: Clause[];
  rules: Record<string, Rule>;
  reactions: Reaction[];
  registers: Record<string, Register>;
}

export interface District {
  id: string;
  title: string;
  /** Names of the district's ОМСУ as they stand in exports. Rows of another are counted as «не наш округ». */
  omsu: string[];
  timezone: TimeZone;
  /** Residents; null where the book does not say: then nothing is counted per thousand of them. */
  population: number | null;
}

/** What the control lists are held against; null where the book says nothing. */
export interface ControlTerms {
  /** Names of the values that hold the largest shares of postponed and of repeated appeals among those in work, per cent. */
  postponed: string | null;
  repeated: string | null;
  /** Register of who answers for which direction; its fields are `RESPONSIBLE_FIELDS`. */
  responsible: string | null;
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
  /** One seat for the whole district, one per block, or one for each organisation (a unit of the post) of the block. */
  seat: 'district' | 'block' | 'organisation';
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
  /** Where messages to this post go while it is empty: a further chat of the ministry that was never bound. */
  otherwise: PostId | null;
  /** What the post is there for in a block: titles of the watched series, or registers, shown beside its tasks. */
  series: string[];
}

export interface EmergencyTerms {
  onePer: 'block' | 'series';
  /** Clause that defines the emergency. */
  clause: string;
  /** What the regulation calls the mode in which one is open, e.g. «технологическое нарушение». */
  mode: string;
  watch: WatchedSeries[];
  /** Register with further names of the series, as exports write them; its fields are `NAME_FIELDS`. */
  names: string | null;
  /** Register of what makes people appeal (planned works, outages, weather); its fields are `EVENT_FIELDS`. */
  events: string | null;
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
  /** How long «Задержать» puts a report off. */
  hold: Duration;
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

/** Fields of the register of `control.responsible`: a direction (or a category, a subcategory), and the post that answers for it. */
export const RESPONSIBLE_FIELDS = { direction: 'direction', post: 'post' } as const;

/** Fields of the register of `emergency.names`: the title of a watched series, and how exports call it. */
export const NAME_FIELDS = { series: 'series', name: 'name' } as const;

/** The post of a book, also for one of its units; undefined for a post the book does not know. */
export function postIn(book: Book, id: PostId): Post | undefined {
  const base = basePost(id);
  // A post that the book has lost may be called like anything: `constructor` is none.
  return Object.hasOwn(book.posts, base) ? book.posts[base] : undefined;
}

/** Rank of a level's post in the chain; −1 when it is not in it. */
export function levelOf(book: Book, post: PostId): number {
  return book.chain.indexOf(post);
}
