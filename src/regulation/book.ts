import type { LocalTime, TimeZone, Weekday } from '../domain/calendar.ts';
import type { CaseKind } from '../domain/case.ts';
import type { Saying } from '../domain/decision.ts';
import { basePost, type Action, type PostId } from '../domain/post.ts';
import type { Tier } from '../domain/rise.ts';
import type { Clause } from './clause.ts';
import type { Register } from './register.ts';
import type { Condition, DraftName, Event, MetItem, Question } from './words.ts';

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
