import { OWNER, type PostId } from '../domain/post.ts';
import { instantOf, localDate } from '../domain/calendar.ts';
import { obligationKey, type Obligation } from '../domain/obligation.ts';
import type { Rule } from '../regulation/book.ts';
import { dueOf, nextStep, occurrenceOf, startsAfter, type Turn } from '../regulation/schedule.ts';
import { emit, type Run } from './run.ts';
import { ruleOf, type Snapshot } from './snapshot.ts';

/** Owes a rule that starts on an event: now, or together with the sending it goes with. */
export function owe(run: Run, rule: Rule): void {
  const startsAt = startOf(run, rule);
  oweTurn(run, rule, {
    startsAt,
    dueAt: dueOf(run.snapshot.book, rule, startsAt),
    occurrence: occurrenceOf(run.snapshot.book, rule, startsAt),
  });
}

/** Owes the calendar turn after `after`, unless it stands already. */
export function oweCalendarTurn(run: Run, rule: Rule, after: Date): void {
  oweTurn(run, rule, startsAfter(run.snapshot.book, rule, after, run.snapshot.isWorkingDay));
}

/** Owes one turn. The same rule, debtor and occurrence twice is once. */
export function oweTurn(run: Run, rule: Rule, turn: Turn): void {
  const debtor = debtorOf(run.snapshot, rule);
  const key = obligationKey(rule.id, debtor, turn.occurrence);
  if (run.snapshot.obligations.some((obligation) => obligation.key === key)) return;
  emit(run, {
    kind: 'owe',
    clause: rule.clause,
    reason: 'starts',
    key,
    rule: rule.id,
    debtor,
    occurrence: turn.occurrence,
    startsAt: turn.startsAt,
    dueAt: turn.dueAt,
    nextAt: firstMoment(run.snapshot, rule, turn),
  });
}

/** What a closing at `since`, now taken back, had ended is owed again from now. */
export function oweAgain(run: Run, endedFor: string, since: Date): void {
  const ended = run.snapshot.obligations.filter(
    (obligation) =>
      obligation.reason === endedFor && obligation.endedAt && obligation.endedAt.getTime() === since.getTime(),
  );
  for (const rule of new Set(ended.map((obligation) => obligation.rule))) owe(run, ruleOf(run.snapshot, rule));
}

/**
 * The next instant an obligation must be looked at, strictly after `after`: its next step, else, for a turn of the
 * calendar, the start of the turn after it, at which an unmet one lapses. null when nothing is left to happen.
 */
export function nextMoment(snapshot: Snapshot, rule: Rule, obligation: Obligation, after: Date): Date | null {
  const step = nextStep(snapshot.book, rule, obligation, after);
  if (step) return step.at;
  if (rule.starts.kind !== 'calendar') return null;
  const next = startsAfter(snapshot.book, rule, obligation.startsAt, snapshot.isWorkingDay).startsAt;
  return next > after ? next : null;
}

function firstMoment(snapshot: Snapshot, rule: Rule, turn: Turn): Date {
  return nextStep(snapshot.book, rule, turn, null)?.at ?? turn.dueAt;
}

function debtorOf(snapshot: Snapshot, rule: Rule): PostId {
  if (rule.owes !== OWNER) return rule.owes;
  const { owner, level } = snapshot.case;
  return owner?.post ?? snapshot.book.chain[Math.max(level, 0)] ?? rule.owes;
}

function startOf(run: Run, rule: Rule): Date {
  if (rule.starts.kind !== 'event' || rule.starts.with === null) return run.now;
  const { book } = run.snapshot;
  const sendAt = ruleOf(run.snapshot, rule.starts.with).sendAt;
  if (!sendAt) return run.now;
  const zone = book.district.timezone;
  const sending = instantOf(localDate(run.now, zone), sendAt, zone);
  return sending > run.now ? sending : run.now;
}
