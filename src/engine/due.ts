import { BOT, DEBTOR } from '../domain/post.ts';
import type { Saying } from '../domain/decision.ts';
import { missedBefore } from '../domain/missed-row.ts';
import { CONFIRMED, ESCALATED, type Obligation } from '../domain/obligation.ts';
import { levelOf } from '../regulation/book.ts';
import type { Move, Rule } from '../regulation/rule.ts';
import { inOrder, isPersonsDraft, nextStep, type StepAction } from '../regulation/steps.ts';
import { closeCase } from './closing.ts';
import { isHeldInside, sendBotsDraft, sendByItself } from './drafts.ts';
import { handOverFromAbsent } from './handover.ts';
import { staysOwed } from './late.ts';
import { move, tell } from './moves.ts';
import { finish, nextMoment, oweCalendarTurn, oweGridTurn } from './owe.ts';
import { emit, type Run } from './run.ts';
import { lengthMs, openObligation, openObligations, ruleOf, type Snapshot } from './snapshot.ts';

/** Takes the step of an obligation that is due at `run.now`, then sets its next one. */
export function stepObligation(run: Run, key: string): void {
  handOverFromAbsent(run);
  const obligation = findOpen(run, key);
  if (!obligation) return;
  const rule = ruleOf(run.snapshot, obligation.rule);
  const justBefore = new Date(run.now.getTime() - 1);
  const step = nextStep(run.snapshot.book, rule, obligation, justBefore);
  if (rule.starts.kind === 'calendar') oweCalendarTurn(run, rule, obligation.startsAt);
  if (isNobodysDuty(run, rule, obligation)) return finish(run, key, { state: 'void', by: null, reason: EMPTY_POST });
  if (step?.at.getTime() === run.now.getTime()) {
    for (const action of step.actions) if (findOpen(run, key)) act(run, rule, obligation, action);
  }
  setNext(run, rule, key);
}

/** Why nobody is asked: there is nobody in the post. Who is missing where is a report of its own. */
const EMPTY_POST = 'empty-post';
const STILL_FRESH = 'still-fresh';

/**
 * A duty whose post is empty when it would first be asked for: not demanded, and nobody is told that it was missed. A
 * report the law wants at its hour leaves all the same, and says what nobody confirmed or entered.
 */
function isNobodysDuty({ snapshot }: Run, rule: Rule, obligation: Obligation): boolean {
  return (
    snapshot.case.kind === 'duty' && obligation.step === 0 && isEmpty(snapshot, obligation) && !isPersonsDraft(rule)
  );
}

function isEmpty({ staff }: Snapshot, { debtor }: Obligation): boolean {
  return debtor !== BOT && staff[debtor]?.state === 'empty';
}

function findOpen(run: Run, key: string): Obligation | null {
  return openObligation(run.snapshot, key);
}

/** What speaks to the debtor. The rest of an emergency goes on without them: its reports leave, its ladder is climbed. */
const ASKING: readonly StepAction['kind'][] = ['ask', 'preview', 'remind', 'ping-debtor'];

function act(run: Run, rule: Rule, obligation: Obligation, action: StepAction): void {
  const { clause } = rule;
  if (ASKING.includes(action.kind) && isEmpty(run.snapshot, obligation)) return wait(run, clause, EMPTY_POST);
  switch (action.kind) {
    case 'ask':
      return ask(run, rule, obligation);
    case 'preview':
      return preview(run, rule, obligation);
    case 'remind':
      return remind(run, obligation, clause);
    case 'ping-debtor':
      return rule.metBy.all.includes('import-of-yesterday')
        ? tell(run, 'no-data', [DEBTOR], { clause: action.clause, loud: true, of: obligation })
        : ask(run, rule, obligation);
    case 'send':
      return sendBotsDraft(run, rule, obligation);
    case 'auto-send':
      return sendByItself(run, rule, obligation);
    case 'overdue':
      emit(run, { kind: 'overdue', obligation: obligation.key, clause, reason: 'due-time-passed' });
      // The turn after it runs by the grid, also while the ladder of this one goes on.
      return oweGridTurn(run, rule, obligation);
    case 'moves':
      if (missedInARow(run, obligation) < action.inARow) return wait(run, clause, 'not-so-many-missed-in-a-row');
      if (action.inARow > 1) {
        emit(run, { kind: 'item', obligation: obligation.key, item: ESCALATED, clause, reason: 'missed-in-a-row' });
      }
      for (const each of inOrder([...heldBack(run, rule, obligation), ...action.moves])) {
        if (findOpen(run, obligation.key)) move(run, each, obligation);
      }
      return undefined;
  }
}

/** A question with words of its own, or the demand with the buttons of what it asks. */
const QUESTIONS_SAID: Partial<Record<NonNullable<Rule['asks']>, Saying>> = {
  'decide-rise': 'decide-rise',
  confirm: 'confirm',
};

/** What is fresh is not asked for: nobody is to confirm every week what holds for a quarter. */
function ask(run: Run, rule: Rule, of: Obligation): void {
  const { clause, asks, shows } = rule;
  if (rule.onlyIf === 'stale' && isHeldInside(run, rule, of))
    return finish(run, of.key, { state: 'void', by: null, reason: STILL_FRESH });
  const say = asks ? (QUESTIONS_SAID[asks] ?? 'demand') : shows ? 'demand' : 'reminder';
  tell(run, say, [DEBTOR], { clause, loud: true, of, draft: say === 'demand' ? shows : null });
}

/**
 * Nothing is shown of what would not leave. The debtor is to say something about it, which rings; whoever may only add to
 * what the bot owes is shown it silently.
 */
function preview(run: Run, rule: Rule, of: Obligation): void {
  const { clause, draft } = rule;
  if (isHeldInside(run, rule, of)) return wait(run, clause, 'nothing-would-leave');
  if (rule.owes !== BOT) return tell(run, 'preview', [DEBTOR], { clause, loud: true, of, draft });
  const seeing = rule.shownTo.filter((post) => run.snapshot.staff[post]?.state !== 'empty');
  if (seeing.length === 0) return wait(run, clause, EMPTY_POST);
  tell(run, 'preview', seeing, { clause, loud: false, of, draft });
}

/** Whoever has done their part, and only waits for the report to leave, is not reminded of it. */
function remind(run: Run, of: Obligation, clause: string): void {
  if (of.items.includes(CONFIRMED)) return wait(run, clause, 'done-already');
  tell(run, 'reminder', [DEBTOR], { clause, loud: true, of });
}

/** A level that was due earlier, and not reached because another had just been: it is not lost, and comes before higher ones. */
function heldBack({ snapshot, now }: Run, rule: Rule, { startsAt, dueAt }: Obligation): Move[] {
  const { book, case: subject } = snapshot;
  const passed = rule.ifMissed.filter(
    ({ after }) => after && dueAt.getTime() + lengthMs(snapshot, after, startsAt) < now.getTime(),
  );
  const missed = passed
    .flatMap(({ moves }) => moves.filter((each) => each.kind === 'reach'))
    .filter(({ post }) => levelOf(book, post) > subject.level);
  return missed.slice(0, 1);
}

/**
 * This turn, which is missed, and those before it that nobody met, one after another, since the last of which somebody was
 * told. However few of the ended turns are known: a row that is longer than that has its escalations in it.
 */
function missedInARow({ snapshot }: Run, obligation: Obligation): number {
  const before = missedBefore(snapshot.obligations, obligation);
  const told = before.findIndex(({ items }) => items.includes(ESCALATED));
  return 1 + (told === -1 ? before.length : told);
}

function wait(run: Run, clause: string, reason: string): void {
  emit(run, { kind: 'wait', clause, reason });
}

function setNext(run: Run, rule: Rule, key: string): void {
  const obligation = findOpen(run, key);
  if (!obligation) return;
  const nextAt = nextMoment(run.snapshot, rule, obligation, run.now);
  const { clause } = rule;
  if (nextAt) return emit(run, { kind: 'advance', obligation: key, nextAt, clause, reason: 'step-taken' });
  if (obligation.overdueAt && staysOwed(run.snapshot, rule))
    return emit(run, { kind: 'advance', obligation: key, nextAt: null, clause, reason: 'still-owed' });
  const state = obligation.overdueAt ? 'lapsed' : 'void';
  finish(run, key, { state, by: null, reason: 'nothing-further' });
  const { case: subject } = run.snapshot;
  if (subject.kind === 'rise' && subject.state === 'open' && openObligations(run.snapshot).length === 0) {
    closeCase(run, 'undecided', rule.clause, 'not-decided', null);
  }
}
