import { BOT, basePost, type PostId } from '../domain/post.ts';
import { instantOf, localDate } from '../domain/calendar.ts';
import { obligationKey, type Obligation, type ObligationState } from '../domain/obligation.ts';
import type { Rule } from '../regulation/rule.ts';
import { dueOf, nextOnGrid, occurrenceOf, startsAfter, type Turn } from '../regulation/schedule.ts';
import { nextStep } from '../regulation/steps.ts';
import { debtorsOf } from './posts.ts';
import { emit, type Run } from './run.ts';
import { openObligation, ruleOf, type Snapshot } from './snapshot.ts';

/** Before the number of a turn that starts at the same instant as one that has ended. */
const AGAIN = '#';
/** Why a turn of a grid is owed: the one before it ended. */
export const NEXT_TURN = 'next-turn';
/** Turns of a grid passed over at most, where one was put off beyond the turns after it. */
const GRID_BOUND = 1000;

/**
 * Owes a rule that starts on an event: now, or together with the sending it goes with. `debtor`: of what a delivery starts,
 * whoever got it. Where the rule is about the measures of the case, one for each of them, owed by its post.
 */
export function owe(run: Run, rule: Rule, debtor?: PostId): void {
  if (rule.starts.kind === 'event' && rule.starts.each === 'measure') return oweMeasures(run, rule);
  const startsAt = startOf(run, rule);
  const dueAt = dueOf(run.snapshot.book, rule, startsAt, run.snapshot.case.facts.dueAt);
  const got = debtor !== undefined && basePost(debtor) === rule.owes;
  for (const each of got ? [debtor] : debtorsOf(run.snapshot, rule)) {
    const occurrence = unused(run, { rule, debtor: each }, occurrenceOf(run.snapshot.book, rule, startsAt));
    oweTurn(run, rule, { startsAt, dueAt, occurrence }, { debtor: each });
  }
}

function oweMeasures(run: Run, rule: Rule): void {
  for (const [index, { post, dueAt, doneAt }] of run.snapshot.case.facts.measures.entries()) {
    if (doneAt) continue;
    const turn = {
      startsAt: run.now,
      dueAt: dueOf(run.snapshot.book, rule, run.now, dueAt),
      occurrence: String(index + 1),
    };
    oweTurn(run, rule, turn, { debtor: post ?? debtorsOf(run.snapshot, rule)[0] ?? BOT });
  }
}

/**
 * An event may come again at the instant of an earlier one (a clock that is stepped by hand stands still between steps):
 * if that turn has ended, this one is a turn of its own, or nothing would be owed from then on.
 */
export function unused(
  { snapshot }: Run,
  { rule, debtor }: { rule: Rule; debtor: PostId },
  occurrence: string,
): string {
  const turns = snapshot.obligations.filter(
    (one) => one.rule === rule.id && one.debtor === debtor && one.occurrence.split(AGAIN, 1)[0] === occurrence,
  );
  const open = turns.find((one) => one.state === 'open');
  if (open) return open.occurrence;
  return turns.length === 0 ? occurrence : `${occurrence}${AGAIN}${turns.length + 1}`;
}

/** Ends an obligation, and owes the turn after it where the rule has one. */
export function finish(
  run: Run,
  key: string,
  end: { state: Exclude<ObligationState, 'open'>; by: string | null; reason: string },
): void {
  const obligation = openObligation(run.snapshot, key);
  if (!obligation) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  emit(run, { kind: 'end', obligation: key, clause: rule.clause, ...end });
  // Ended before its first step: the turn after it is not owed yet.
  if (rule.starts.kind === 'calendar') oweCalendarTurn(run, rule, obligation.startsAt);
  else oweGridTurn(run, rule, obligation);
}

/** Owes the calendar turn after `after`, unless it stands already. */
export function oweCalendarTurn(run: Run, rule: Rule, after: Date): void {
  oweTurn(run, rule, startsAfter(run.snapshot.book, rule, after, run.snapshot.isWorkingDay));
}

/**
 * Owes the turn of a grid after another, while the case is open: it starts where the grid says, whenever the one before it
 * ended and however long that was put off. Where nothing is left to track there is no further turn.
 */
export function oweGridTurn(run: Run, rule: Rule, before: Obligation): void {
  const { book, case: subject } = run.snapshot;
  if (subject.state !== 'open' || (rule.checklist === 'measures' && !isMeasureOpen(run.snapshot))) return;
  let startsAt = nextOnGrid(book, rule, before.startsAt);
  for (let passed = 0; startsAt && dueOf(book, rule, startsAt) <= run.now && passed < GRID_BOUND; passed += 1) {
    startsAt = nextOnGrid(book, rule, startsAt);
  }
  if (!startsAt) return;
  const turn = { startsAt, dueAt: dueOf(book, rule, startsAt), occurrence: startsAt.toISOString() };
  for (const debtor of debtorsOf(run.snapshot, rule, before.debtor)) {
    oweTurn(run, rule, turn, { debtor, reason: NEXT_TURN });
  }
}

function isMeasureOpen({ case: { facts } }: Snapshot): boolean {
  return facts.measures.some(({ doneAt }) => doneAt === null);
}

/** Owes one turn. The same rule, debtor and occurrence twice is once. */
export function oweTurn(run: Run, rule: Rule, turn: Turn, how: { debtor?: PostId; reason?: string } = {}): void {
  const debtor = how.debtor ?? debtorsOf(run.snapshot, rule)[0] ?? rule.owes;
  const key = obligationKey(rule.id, debtor, turn.occurrence);
  if (run.snapshot.obligations.some((obligation) => obligation.key === key)) return;
  emit(run, {
    kind: 'owe',
    clause: rule.clause,
    reason: how.reason ?? 'starts',
    key,
    rule: rule.id,
    debtor,
    occurrence: turn.occurrence,
    startsAt: turn.startsAt,
    dueAt: turn.dueAt,
    nextAt: firstMoment(run, rule, turn),
  });
}

/**
 * The next instant an obligation must be looked at, strictly after `after`: its next step, else the start of the turn after
 * it, at which an unmet one lapses: of the calendar, or of the duty whose delivery it follows. null when nothing is left.
 */
export function nextMoment(snapshot: Snapshot, rule: Rule, obligation: Obligation, after: Date): Date | null {
  const step = nextStep(snapshot.book, rule, obligation, after);
  if (step) return step.at;
  const turns = rule.of === 'duty' ? ruleOf(snapshot, snapshot.case.subject) : rule;
  if (turns.starts.kind !== 'calendar') return null;
  const next = startsAfter(snapshot.book, turns, obligation.startsAt, snapshot.isWorkingDay).startsAt;
  return next > after ? next : null;
}

/** The first step; of a turn that has begun already (one before it was put off), the first that is still to come. */
function firstMoment({ snapshot, now }: Run, rule: Rule, turn: Turn): Date {
  const begun = rule.starts.kind === 'event' && turn.startsAt < now;
  const from = begun ? new Date(now.getTime() - 1) : null;
  return nextStep(snapshot.book, rule, turn, from)?.at ?? turn.dueAt;
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
