import type { Obligation } from '../../domain/obligation.ts';
import type { PostId } from '../../domain/post.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Rule } from '../../regulation/rule.ts';
import type { DraftName } from '../../regulation/words.ts';
import type { DraftData } from '../../render/duties/draft-data.ts';

/** What is asked for: the content of a rule's draft, for one of its turns (null: none is known), at an instant. */
export interface Wanted {
  snapshot: Snapshot;
  rule: Rule;
  draft: DraftName;
  turn: Obligation | null;
  now: Date;
}

/** What a draft would say now. */
export interface Content {
  empty: boolean;
  /** Posts, or units of one, there is something for; null: all of the rule's. */
  to: PostId[] | null;
  /** What is put in words for a chat that reads as these posts; nothing when there is nothing for it. */
  for: (posts: readonly PostId[]) => DraftData[];
}

/** One kind of data. */
export type DataOf<Name extends DraftData['draft']> = Extract<DraftData, { draft: Name }>;
