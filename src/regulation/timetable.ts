import { addMs, instantOf, localDate, type LocalDate } from '../domain/calendar.ts';
import type { PostId } from '../domain/post.ts';
import { durationMs, type Book, type Duration, type Move, type Reaction, type Rule } from './book.ts';
import { dueOf, mondayToFriday, nextStep, startsAfter, type IsWorkingDay, type StepAction } from './schedule.ts';

/** One thing that a book makes happen: what, to whom and under which clause. */
export interface TimetablePart {
  what: Exclude<StepAction['kind'], 'moves'> | Move['kind'];
  whom: PostId[];
  clause: string;
  /** Other clauses, where they depend on the level that is reached. */
  byLevel: Record<PostId, string>;
}

/** …when, and by which rule. */
export interface TimetableLine extends TimetablePart {
  at: Date;
  /** Milliseconds since the obligation began. */
  sinceStartMs: number;
  rule: Rule;
}

/** Steps of one obligation that are listed at most. */
const STEPS_AT_MOST = 50;

/** What the duties of the regular mode make happen on a local day, if nobody does anything. */
export function dutyTimetable(
  book: Book,
  day: LocalDate,
  isWorkingDay: IsWorkingDay = mondayToFriday,
): TimetableLine[] {
  const beforeDay = new Date(instantOf(day, '00:00', book.district.timezone).getTime() - 1);
  return Object.values(book.rules)
    .filter((rule) => rule.starts.kind === 'calendar')
    .flatMap((rule) => {
      const turn = startsAfter(book, rule, beforeDay, isWorkingDay);
      return turn.occurrence === day ? linesOf(book, rule, turn.startsAt) : [];
    })
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/**
 * What one rule makes happen from the instant at which it starts, if nobody does anything: to the end of its ladder and
 * once more round everything that repeats.
 */
export function linesOf(book: Book, rule: Rule, startsAt: Date): TimetableLine[] {
  const times = { startsAt, dueAt: dueOf(book, rule, startsAt) };
  const length = (duration: Duration | null) => (duration ? durationMs(book, duration, day) : 0);
  const day = localDate(startsAt, book.district.timezone);
  const longest = (kind: 'after' | 'every') => Math.max(0, ...rule.ifMissed.map((rung) => length(rung[kind])));
  const until = addMs(times.dueAt, longest('after') + longest('every'));
  const lines: TimetableLine[] = [];
  let step = nextStep(book, rule, times, null);
  for (let steps = 0; step && step.at <= until && steps < STEPS_AT_MOST; steps += 1) {
    const { at, actions } = step;
    const sinceStartMs = at.getTime() - startsAt.getTime();
    lines.push(
      ...actions.flatMap((action) => partsOf(rule, action)).map((part) => ({ at, sinceStartMs, rule, ...part })),
    );
    step = nextStep(book, rule, times, at);
  }
  return lines;
}

/** The rules of an emergency, in the order of the book. */
export function emergencyRules(book: Book): Rule[] {
  return Object.values(book.rules).filter((rule) => rule.starts.kind === 'event');
}

/** The moves of a reaction, as lines of a timetable are: what, to whom, under which clause. */
export function partsOfReaction(reaction: Reaction): TimetablePart[] {
  return reaction.moves.map(partOf);
}

function partsOf(rule: Rule, action: StepAction): TimetablePart[] {
  switch (action.kind) {
    case 'ask':
    case 'remind':
      return [{ what: action.kind, whom: [rule.owes], clause: rule.clause, byLevel: {} }];
    case 'ping-debtor':
      return [{ what: action.kind, whom: [rule.owes], clause: action.clause, byLevel: {} }];
    case 'send':
    case 'overdue':
      return [{ what: action.kind, whom: rule.to, clause: rule.clause, byLevel: {} }];
    case 'moves':
      return action.moves.map(partOf);
  }
}

function partOf(move: Move): TimetablePart {
  switch (move.kind) {
    case 'reach':
      return { what: 'reach', whom: [move.post], clause: move.clause, byLevel: move.byLevel ?? {} };
    case 'tell':
    case 'ping':
      return { what: move.kind, whom: move.to, clause: move.clause, byLevel: {} };
    case 'close':
      return { what: 'close', whom: [], clause: move.clause, byLevel: {} };
  }
}
