import { NEXT, REACHED, type PostId } from '../domain/post.ts';
import type { Saying } from '../domain/decision.ts';
import type { Obligation } from '../domain/obligation.ts';
import { levelOf, type Book } from '../regulation/book.ts';
import type { Move } from '../regulation/rule.ts';
import { clauseOfLevel, clauseOfReach } from '../regulation/citing.ts';
import { closeCase } from './closing.ts';
import { laneOf } from './lanes.ts';
import { isSilenced, nightKey } from './night.ts';
import { postsOf } from './posts.ts';
import { emit, note, type Run } from './run.ts';
import { lengthMs, type Snapshot } from './snapshot.ts';

/** Carries out one move of a ladder or a reaction. `of` is the obligation whose ladder it is. */
export function move(run: Run, step: Move, of: Obligation | null): void {
  switch (step.kind) {
    case 'reach':
      return reach(run, step.post, (post) => clauseFor(run.snapshot.book, step, post), of === null || run.byAct);
    case 'tell':
      return tell(run, step.say ?? usualSaying(run.snapshot), step.to, { clause: step.clause, loud: step.loud, of });
    case 'ping':
      return ping(run, step.to, step.clause, of);
    case 'close':
      return closeCase(
        run,
        run.snapshot.case.facts.closing ?? 'unconfirmed',
        step.clause,
        'not-confirmed-in-time',
        null,
      );
  }
}

/** A level that is reached in place of the one named, because that was passed over, has its own clause. */
function clauseFor(book: Book, step: Extract<Move, { kind: 'reach' }>, post: PostId): string {
  const inPlace = step.post !== NEXT && step.post !== post;
  return (inPlace ? clauseOfLevel(book, post) : null) ?? clauseOfReach(step, post);
}

function usualSaying(snapshot: Snapshot): Saying {
  return snapshot.case.kind === 'emergency' ? 'card' : 'report';
}

interface Wording {
  clause: string;
  loud: boolean;
  of: Obligation | null;
  draft?: string | null;
  /** Of a draft: no person has confirmed it. */
  unconfirmed?: boolean;
  reason?: string;
}

/** Tells posts something. Words like `everyone` are resolved to posts now, so that the record says who was told. */
export function tell(run: Run, say: Saying, to: readonly PostId[], wording: Wording): void {
  const posts = postsOf(run.snapshot, to, wording.of);
  if (posts.length === 0) return wait(run, wording.clause, 'nobody-to-tell');
  emit(run, {
    kind: 'tell',
    say,
    to: posts,
    loud: wording.loud,
    lane: laneOf(run.snapshot, say, wording),
    obligation: wording.of?.key ?? null,
    draft: wording.draft ?? null,
    ...(wording.unconfirmed === undefined ? {} : { unconfirmed: wording.unconfirmed }),
    clause: wording.clause,
    reason: wording.reason ?? say,
  });
}

/** Loud, only to those reached before this instant, and whoever has the case: who is reached now gets the card itself. */
function ping(run: Run, to: readonly PostId[], clause: string, of: Obligation | null): void {
  const { reached, levelAt } = run.snapshot.case;
  const justReached = levelAt?.getTime() === run.now.getTime() ? reached.at(-1) : null;
  const pinged = postsOf(run.snapshot, [REACHED], of);
  const posts = postsOf(run.snapshot, to, of).filter((post) => pinged.includes(post) && post !== justReached);
  if (posts.length === 0) return wait(run, clause, 'nobody-to-ping');
  const silenced = posts.filter((post) => isSilenced(run.snapshot, post, run.now));
  const rung = posts.filter((post) => !silenced.includes(post));
  if (rung.length > 0) tell(run, 'ping', rung, { clause, loud: true, of });
  if (silenced.length > 0) tell(run, 'ping', silenced, { clause, loud: false, of, reason: 'rung-once-tonight' });
  const nights = rung.flatMap((post) => nightKey(run.snapshot, post, run.now) ?? []);
  const known = run.snapshot.case.facts.rung;
  if (nights.length > 0) note(run, clause, 'rung-at-night', { rung: [...known, ...nights] });
}

/**
 * Reaches a post: the card with buttons, the level rises, from now on pinged. A level that is empty, unreachable or held
 * by somebody reached already is passed over in the same instant, and said. By the clock at most one level per spacing.
 */
export function reach(run: Run, post: PostId, clauseOf: (post: PostId) => string, atOnce: boolean): void {
  const { book, case: subject } = run.snapshot;
  const wanted = post === NEXT ? subject.level + 1 : levelOf(book, post);
  const unreached = clauseOf(book.chain[wanted] ?? post);
  if (wanted <= subject.level) return wait(run, unreached, 'already-reached');
  if (post !== NEXT && isHeldOnlyBy(run, post, knowing(run))) {
    wait(run, unreached, 'says-so-themselves');
    // No card, and no level; but what is theirs to do from then on begins.
    return run.respond(run, `passed:${post}`);
  }
  if (!atOnce && isRaisedLately(run)) return wait(run, unreached, 'level-raised-within-spacing');
  for (let level = wanted; level < book.chain.length; level += 1) {
    const candidate = book.chain[level] as PostId;
    const clause = clauseOf(candidate);
    const why = whyPassed(run, candidate);
    if (why) {
      emit(run, { kind: 'pass', post: candidate, level, why, clause, reason: `level-${why}` });
      // Who is in two posts that are reached together has been reached: that is no reason to go higher.
      if (why === 'same-person' && post !== NEXT && isReachedNow(run)) return;
      continue;
    }
    emit(run, { kind: 'reach', post: candidate, level, clause, reason: level === 0 ? 'announced' : 'level-raised' });
    return tell(run, 'card', [candidate], { clause, loud: true, of: null, reason: 'reached' });
  }
  wait(run, unreached, 'nobody-above');
}

/** Whoever brings news of a case that runs already knows them; at its opening everybody has to be told. */
function knowing({ snapshot, actorId, now }: Run): number[] {
  const opens = snapshot.case.openedAt?.getTime() === now.getTime();
  return opens || actorId === null ? [] : [actorId];
}

/** Another holder of the same post still has to be told. */
function isHeldOnlyBy({ snapshot }: Run, post: PostId, known: readonly number[]): boolean {
  const persons = personsIn(snapshot, post);
  return persons.length > 0 && persons.every((id) => known.includes(id));
}

/** The announcement itself is no raise: how soon the first level follows it is said by the terms alone. */
function isRaisedLately({ snapshot, now }: Run): boolean {
  const { level, levelAt } = snapshot.case;
  if (level <= 0 || !levelAt) return false;
  return now.getTime() - levelAt.getTime() < lengthMs(snapshot, snapshot.book.emergency.levelSpacing, now);
}

function isReachedNow({ snapshot, now, byAct }: Run): boolean {
  return byAct && snapshot.case.levelAt?.getTime() === now.getTime();
}

function personsIn(snapshot: Snapshot, post: PostId): number[] {
  return snapshot.staff[post]?.persons.map((person) => person.id) ?? [];
}

function whyPassed(run: Run, post: PostId): 'empty' | 'unreachable' | 'same-person' | null {
  const { snapshot } = run;
  const state = snapshot.staff[post];
  if (!state || state.state === 'empty') return 'empty';
  if (state.state === 'unreachable') return 'unreachable';
  const reached = snapshot.case.reached.flatMap((before) => personsIn(snapshot, before));
  // Whoever says that it got worse, or that they can't solve it, knows: the next level is somebody else.
  return isHeldOnlyBy(run, post, [...reached, ...knowing(run)]) ? 'same-person' : null;
}

function wait(run: Run, clause: string, reason: string): void {
  emit(run, { kind: 'wait', clause, reason });
}
