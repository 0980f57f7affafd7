import type { Act, ActBody, ActKind } from '../domain/act.ts';
import type { CaseKind } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import type { Actor, PostState } from '../domain/person.ts';
import { unitPost, type PostId } from '../domain/post.ts';
import { advance } from '../engine/advance.ts';
import { apply } from '../engine/apply.ts';
import { collapse, type SaidAt } from '../engine/collapse.ts';
import { decide } from '../engine/decide.ts';
import { quietCase } from '../engine/quiet-case.ts';
import { openObligations, ruleOf, type Snapshot } from '../engine/snapshot.ts';
import { postIn, type Book } from '../regulation/book.ts';
import { CALENDAR } from './calendar.ts';

/** What happened at one instant: who did something, everything that was decided, and what of it is really said. */
export interface Moment {
  at: Date;
  /** null where time alone, or the data, made it happen. */
  deed: { post: PostId; kind: ActKind } | null;
  decisions: Decision[];
  said: SaidAt[];
}

/** The one organisation that a post with units has here. */
const SAMPLE_UNIT = 'организация';
/** Instants of one case that are played at most. */
const MOMENTS_AT_MOST = 5000;

/**
 * One case of a book on the engine itself, in a municipality where every post has a person and every message arrives. What
 * the tables show is therefore what the bot does: nothing reads the book a second time.
 */
export class PlayedCase {
  readonly moments: Moment[] = [];
  snapshot: Snapshot;
  #acts = 0;

  constructor(book: Book, kind: CaseKind, subject: string, at: Date) {
    this.snapshot = {
      book,
      case: { ...quietCase(book, kind, subject, subject, at), id: 1, number: 1 },
      obligations: [],
      staff: staffOf(book),
      contents: {},
      isWorkingDay: CALENDAR.isWorkingDay,
    };
  }

  /** Somebody in a post does one thing after another, or the data do (`post` null); then what this makes due at once happens. */
  act(at: Date, post: PostId | null, ...bodies: ActBody[]): void {
    for (const body of bodies) {
      this.#acts += 1;
      const act: Act = { key: `played:${this.#acts}`, at, by: post === null ? null : this.actor(post), ...body };
      const decisions = decide(this.snapshot, { kind: 'act', act }, at);
      const deed = post === null ? null : { post, kind: body.kind };
      this.#keep({ at, deed, decisions }, apply(this.snapshot, decisions));
    }
    const { snapshot, decisions } = advance(this.snapshot, at, at);
    if (decisions.length > 0) this.#keep({ at, deed: null, decisions }, snapshot);
  }

  /** Lets everything happen that is due up to an instant, one due instant at a time: each is a tick of the bot. */
  until(end: Date): void {
    for (let played = 0; played < MOMENTS_AT_MOST; played += 1) {
      const at = this.snapshot.case.nextAt;
      if (!at || at > end) return;
      const { snapshot, decisions } = advance(this.snapshot, at);
      this.#keep({ at, deed: null, decisions }, snapshot);
    }
    throw new Error(`${this.snapshot.book.id}: more than ${MOMENTS_AT_MOST} instants before ${end.toISOString()}`);
  }

  actor(post: PostId): Actor {
    const [person] = this.snapshot.staff[post]?.persons ?? [];
    if (!person) throw new Error(`${this.snapshot.book.id}: nobody is in the post ${post}`);
    return { personId: person.id, name: person.name, phone: null, posts: [post] };
  }

  #keep(happened: Omit<Moment, 'said'>, after: Snapshot): void {
    const { at, decisions } = happened;
    this.snapshot = after;
    this.moments.push({ ...happened, said: collapse(decisions) });
    for (const { key, rule } of openObligations(after)) {
      const posts = decisions.flatMap((one) => (one.kind === 'tell' && one.obligation === key ? one.to : []));
      const waits = ruleOf(after, rule).metBy.all.includes('delivery') && posts.length > 0;
      if (waits) this.act(at, null, { kind: 'delivered', obligation: key, posts });
    }
  }
}

/** Everybody is there, each in one post, so that no level is passed over. */
function staffOf(book: Book): Record<PostId, PostState> {
  const posts = Object.keys(book.posts).flatMap((post) =>
    postIn(book, post)?.seat === 'organisation' ? [post, unitPost(post, SAMPLE_UNIT)] : [post],
  );
  return Object.fromEntries(
    posts.map((post, index) => [post, { state: 'reachable', persons: [{ id: index + 1, name: post }] }]),
  );
}
