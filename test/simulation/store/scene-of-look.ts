import type { ActBody } from '../../../src/domain/act.ts';
import type { Case, CaseKind } from '../../../src/domain/case.ts';
import type { Actor, PostState } from '../../../src/domain/person.ts';
import type { PostId } from '../../../src/domain/post.ts';
import { quietCase } from '../../../src/engine/quiet-case.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import type { Book } from '../../../src/regulation/book.ts';
import { mondayToFriday } from '../../../src/regulation/schedule.ts';
import type { Scene } from '../scene.ts';
import type { Look } from './look.ts';
import type { Press } from './replica.ts';

/** What people see when they look at their phones; what they press goes to the inbox. */
export class SceneOfLook implements Scene {
  readonly book: Book;
  readonly cases: ReadonlyMap<number, Snapshot>;
  readonly staff: Readonly<Record<PostId, PostState>>;
  readonly pressed: Omit<Press, 'key'>[] = [];

  constructor(book: Book, { cases }: Pick<Look, 'cases'>) {
    this.book = book;
    this.cases = cases;
    this.staff = [...cases.values()][0]?.staff ?? {};
  }

  open(kind: CaseKind): Snapshot[] {
    return [...this.cases.values()].filter(({ case: one }) => one.kind === kind && one.state !== 'closed');
  }

  subject(kind: Case['kind'], subject: string, now: Date): Snapshot {
    const known = this.open(kind).findLast((one) => one.case.subject === subject);
    const { book, staff } = this;
    const fresh = quietCase(book, kind, subject, subject, now);
    return known ?? { book, case: fresh, obligations: [], staff, contents: {}, isWorkingDay: mondayToFriday };
  }

  act(_: Date, by: Actor | null, body: ActBody, target: Snapshot): null {
    const { id, kind, subject } = target.case;
    this.pressed.push({ by, body, target: id > 0 ? { caseId: id } : { kind, subject, title: subject } });
    return null;
  }
}
