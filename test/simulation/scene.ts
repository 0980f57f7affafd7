import type { ActBody } from '../../src/domain/act.ts';
import type { Case, CaseKind } from '../../src/domain/case.ts';
import type { Actor, PostState } from '../../src/domain/person.ts';
import type { PostId } from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Book } from '../../src/regulation/book.ts';

/** What people of a simulation see, and where what they do arrives. */
export interface Scene {
  readonly book: Book;
  readonly cases: ReadonlyMap<number, Snapshot>;
  readonly staff: Readonly<Record<PostId, PostState>>;
  open(kind: CaseKind): Snapshot[];
  subject(kind: Case['kind'], subject: string, now: Date): Snapshot;
  /** Gives the reason it was refused for; null also where nobody knows yet, because the press is on its way. */
  act(now: Date, by: Actor | null, body: ActBody, target: Snapshot): string | null;
}
