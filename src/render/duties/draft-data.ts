import type { Closings } from '../../analytics/closings.ts';
import type { DeadlineGroup, StatusGroup, UnacceptedGroup } from '../../analytics/control.ts';
import type { LocalDate } from '../../domain/calendar.ts';
import type { Closing, Entry } from '../../domain/case.ts';
import type { PostId } from '../../domain/post.ts';
import type { DigestLine } from '../figures/digest-view.ts';

/** What the drafts of the regular mode, and the lists shown in demands, are made of. Groups are ordered, most pressing first. */
export type DraftData =
  /** Not accepted by their executor, or without a change of status after the time for it had passed. */
  | { draft: 'not-accepted' | 'stuck'; asOf: Date | null; groups: UnacceptedGroup[] }
  | { draft: 'deadlines'; asOf: Date | null; groups: DeadlineGroup[] }
  | {
      draft: 'statuses';
      asOf: Date | null;
      /** First day of what counts as closed lately: the working day before. */
      since: LocalDate;
      closed: Closings;
      /** The exports give the time of closing. */
      knowsClosing: boolean;
      /** All that executors work on, in a list or not: what the shares are of. */
      inWork: number;
      groups: StatusGroup[];
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
  /** For one post: complaints in its own direction, how their appeals stand, and its duties of the day. */
  | { draft: 'own-direction'; lines: DigestLine[]; appeals: OwnAppeals; duties: DutyLine[] }
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
  | {
      draft: 'gaps';
      /** `title`: of a unit, in the spelling of its seat; nobody may sit there now. */
      gaps: { post: PostId; why: 'empty' | 'unreachable' | 'leaves'; from: Date | null; title?: string }[];
    }
  /** Series that no appeal of so many days came under, with names of the data that may be meant; `key` is what a button says of a name. */
  | {
      draft: 'unmatched';
      days: number;
      to: LocalDate | null;
      series: { id: string; title: string; names: { name: string; key: string }[] }[];
    }
  /** For a demand that asks to bring a register up to date: how it stands. `staleSince` is null while its rows are fresh. */
  | { draft: 'register'; register: string; rows: number; updatedAt: Date | null; staleSince: Date | null };

/** Appeals of one direction: what came `since` a day, and what is pressing. `asOf` null: nothing was ever loaded. */
export interface OwnAppeals {
  asOf: Date | null;
  since: LocalDate;
  arrived: number;
  overdue: number;
  /** Due today. */
  today: number;
  /** Without dynamics. */
  stuck: number;
}

/** A duty of the day: whose, what, by when, and how it stands. */
export interface DutyLine {
  post: PostId;
  rule: string;
  clause: string;
  what: string;
  dueAt: Date;
  state: 'met' | 'late' | 'missed' | 'open' | 'ahead';
}
