import type { DayAssessment } from '../../analytics/assess-days.ts';
import type { HotAddress } from '../../analytics/hot-addresses.ts';
import type { SystemicProblem } from '../../analytics/systemic.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import type { EventNote } from '../../domain/event-note.ts';
import type { PostId } from '../../domain/post.ts';
import type { Tier } from '../../domain/rise.ts';
import type { Book } from '../../regulation/book.ts';

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
  /** Rises about which somebody is to decide, the newest last. */
  decisionsWanted: { number: number; title: string }[];
  /** The last 14 days of everything watched, oldest first, against the norm of their weekday. */
  days: PictureDay[];
  /** Of `total.current`, appeals that are in the hands of somebody outside the district. */
  others: number;
  /** Addresses with the most unfinished appeals. */
  hot: HotAddress[];
  /** In the TOP on at least 5 of 14 days, and nobody has set a roadmap. */
  systemic: SystemicProblem[];
  /** What was known of the days of the period and of today: planned works, outages, weather. */
  events: EventNote[];
  /** What the responsible officer added to this digest; null when nothing. */
  explanation: { text: string; post: PostId } | null;
}

/** One line of the TOP. */
export interface DigestLine {
  title: string;
  current: number;
  previous: number;
  growthPercent: number | null;
  confidentPercent: number | null;
  tier: Tier;
  /** Several appeals about one fact at one address are one problem; null where the exports give no addresses. */
  problems: number | null;
  /** Of `current`, those in the hands of somebody outside the district. */
  others: number;
  /** The events that concern this line. */
  events: EventNote[];
  /** What its daily series says of the last complete day: the confident growth comes from it. null: too little history. */
  daily: DayAssessment | null;
}
