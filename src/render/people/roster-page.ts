import type { LocalDate } from '../../domain/calendar.ts';
import { type PostId } from '../../domain/post.ts';
import type { Book } from '../../regulation/book.ts';
import type { DraftData } from '../duties/draft-data.ts';
import type { CaseView } from '../view.ts';

/** Somebody in a post on a day; `from` and `to` only where they fall within it. */
export interface HolderOfDay {
  post: PostId;
  personId: number;
  name: string;
  standsIn: boolean;
  /** Id of the shift; null where it is none. */
  shift: number | null;
  from: Date | null;
  to: Date | null;
}

/** What `/roster` shows of a regulation. */
export interface RosterPage {
  book: Book;
  /** Organisations by their units, in the spelling of their seats. */
  unitTitles?: CaseView['unitTitles'];
  now: Date;
  /** Today first. */
  days: readonly { day: LocalDate; holders: readonly HolderOfDay[] }[];
  gaps: Extract<DraftData, { draft: 'gaps' }>['gaps'];
  /** May the reader, here, enter shifts and take them back? */
  mayEnter: boolean;
}

/** In place of a name. */
export const NOBODY = 'никто';

/** The posts of the house; who reads outside is no matter of shifts. */
export function housePosts({ posts }: Book): PostId[] {
  return Object.values(posts).flatMap(({ id, external }) => (external ? [] : [id]));
}
