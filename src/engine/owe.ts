import { OWNER, type PostId } from '../domain/post.ts';
import { instantOf, localDate } from '../domain/calendar.ts';
import { obligationKey, type Obligation } from '../domain/obligation.ts';
import type { Rule } from '../regulation/book.ts';
import { dueOf, nextStep, occurrenceOf, startsAfter, type Turn } from '../regulation/schedule.ts';
import { emit, type Run } from './run.ts';
import { ruleOf, type Snapshot } from './snapshot.ts';

/** Before the number of a turn that starts at the same instant as one that has ended. */
const AGAIN = '#';

/** Owes a rule that starts on an event: now, or together with the sending it goes with. */
export function owe(run: Run, rule: Rule): void {
  const startsAt = startOf(run, rule);
  oweTurn(run, rule, {
    startsAt,
    dueAt: dueOf(run.snapshot.book, rule, startsAt),
    occurrence: unused(run, rule, occurrenceOf(run.snapshot.book, rule, startsAt)),
  });
}

/**
 * An event may come again at the instant of an earlier one (a clock that is stepped by hand stands still between steps):
 * if that turn has ended, this one is a turn of its own, or nothing would be owed from then on.
 */
function unused({ snapshot }: Run, rule: Rule, occurrence: string): string {
  const turns = snapshot.obligations.filter(
    (one) => one.rule === rule.id && one.occurrence.split(AGAIN, 1)[0] === occurrence,
  );
  const open = turns.find((one) => one.state === 'open');
  if (open) return open.occurrence;
  return turns.length === 0 ? occurrence : `${occurrence}${AGAIN}${turns.length + 1}`;
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

/**
 * What a closing at `since`, now taken back, had ended is owed again as it was: with its old start and due time, and what
 * was met of it stays met. A closing taken back gives nobody another hour.
 */
export function oweAgain(run: Run, endedFor: string, since: Date): void {
  const ended = run.snapshot.obligations.filter(
    (obligation) =>
      obligation.reason === endedFor && obligation.endedAt && obligation.endedAt.getTime() === since.getTime(),
  );
  for (const obligation of ended) oweOnceMore(run, obligation, since);
}

function oweOnceMore(run: Run, ended: Obligation, since: Date): void {
  const rule = ruleOf(run.snapshot, ended.rule);
  const occurrence = unused(run, rule, run.now.toISOString());
  const key = obligationKey(rule.id, ended.debtor, occurrence);
  const { clause, debtor, startsAt, dueAt } = ended;
  const nextAt = nextStep(run.snapshot.book, rule, ended, since)?.at ?? run.now;
  const reason = 'owed-again';
  emit(run, { kind: 'owe', clause, reason, key, rule: rule.id, debtor, occurrence, startsAt, dueAt, nextAt });
  for (const item of ended.items) emit(run, { kind: 'item', obligation: key, item, clause, reason });
  if (ended.overdueAt) emit(run, { kind: 'overdue', obligation: key, clause, reason });
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
