import type { DayAssessment } from '../../analytics/assess-days.ts';
import type { HotAddress } from '../../analytics/hot-addresses.ts';
import type { SystemicProblem } from '../../analytics/systemic.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { DayRange } from '../../domain/coverage.ts';
import type { PictureDay } from '../../domain/digest-picture.ts';
import type { EventNote } from '../../domain/event-note.ts';
import type { PostId } from '../../domain/post.ts';
import type { Rise, Tier } from '../../domain/rise.ts';
import type { Book } from '../../regulation/book.ts';

/** The 10:00 digest of one regulation. */
export interface Digest {
  book: Book;
  day: LocalDate;
  /** Freshness of the data; null when nothing was ever loaded. */
  asOf: Date | null;
  /** Last complete day; null when there is none. */
  completeThrough: LocalDate | null;
  mode: 'regular' | 'emergency';
  /** Set when the digest was brought up to date after it was sent. */
  updatedAt: Date | null;
  /** When somebody looked behind a digest: its figures are those of then. null in the digest itself. */
  lookedAt: Date | null;
  /** Why nothing is compared: `period` and `total` are null then, and only then. */
  lacking: Lacking | null;
  period: { from: LocalDate; to: LocalDate; previousFrom: LocalDate; previousTo: LocalDate } | null;
  total: { current: number; previous: number; growthPercent: number | null } | null;
  /** The day within which the data end, where that is yesterday or an earlier day; null where it can't be compared. */
  sameHours: SameHours | null;
  /** Ranked by the lower bound. */
  top: DigestLine[];
  /** The sources whose appeals the TOP is of; null where the data name none of those of the book: then it is of all. */
  ranked: readonly string[] | null;
  /** Appeals of `total.current` that the TOP is not of. */
  otherSources: { source: string; current: number }[];
  openCases: { number: number; title: string; openedAt: Date }[];
  /** Rises about which somebody is to decide, also where the time for it has run out; the newest last. */
  decisionsWanted: DecisionWanted[];
  /** The last 14 days of everything watched, oldest first, against the norm of their weekday. */
  days: PictureDay[];
  /** Of `total.current`, appeals that are in the hands of somebody outside the district; null where nobody knows whose they are. */
  others: number | null;
  /** Addresses with the most unfinished appeals. */
  hot: HotAddress[];
  /** In the TOP on at least 5 of 14 days, and nobody has set a roadmap. */
  systemic: SystemicProblem[];
  /** What was known of the days of the period and of today: planned works, outages, weather. */
  events: EventNote[];
  /** What the responsible officer added to this digest; null when nothing. */
  explanation: { text: string; post: PostId } | null;
}

/** What is known of a day that is not complete, beside the same hours of an earlier one. */
export interface SameHours {
  day: LocalDate;
  /** The data end here. */
  until: Date;
  earlier: LocalDate;
  current: number;
  previous: number;
  growthPercent: number | null;
  confidentPercent: number | null;
}

/** Two whole periods are not known: how many days they need, from the first to the last, and which of them are not known. */
export interface Lacking extends DayRange {
  needed: number;
  missing: DayRange[];
}

/** A question about a rise that waits for its answer. */
export interface DecisionWanted {
  caseId: number;
  number: number;
  title: string;
  /** Its figures, of all sources. */
  rise: Rise | null;
  /** The due time that has passed without an answer. */
  missed: Date | null;
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
  /** Of `current`, those in the hands of somebody outside the district; null where nobody knows whose they are. */
  others: number | null;
  /** The events that concern this line. */
  events: EventNote[];
  /** What its daily series says of the last complete day: the confident growth comes from it. null: too little history. */
  daily: DayAssessment | null;
}
