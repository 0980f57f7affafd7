import type { Act } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import { acknowledge, appoint, see } from './acts/acknowledge.ts';
import { amendRise } from './acts/amend-rise.ts';
import { announceByHand, announceRise } from './acts/announce.ts';
import { openAssignment } from './acts/assignment.ts';
import { check } from './acts/check.ts';
import { confirmClosing, rejectClosing, resolve, undoClosing } from './acts/close.ts';
import { takeDecision } from './acts/decision.ts';
import { holdDrafts, sendDrafts } from './acts/drafts.ts';
import { beginDuty, takeDelivery, takeImport, takeUndeliverable } from './acts/duty.ts';
import { explain } from './acts/explain.ts';
import { moreEvidence } from './acts/more-evidence.ts';
import { problem } from './acts/problem.ts';
import { cannotSolve, informing, progress } from './acts/progress.ts';
import { propose } from './acts/proposals.ts';
import { registerUpdated } from './acts/register.ts';
import { relayed } from './acts/relayed.ts';
import { answer, openRequest } from './acts/request.ts';
import { askAboutRise, decideUsual, openFromRise } from './acts/rise.ts';
import { measureDone, openPlan } from './acts/roadmap.ts';
import { refuse } from './acts/refuse.ts';
import { submit } from './acts/submit.ts';
import { withdraw } from './acts/withdraw.ts';
import { takeOver } from './acts/take-over.ts';
import { nameGroup } from './acts/working-group.ts';
import { stepObligation } from './due.ts';
import { KNOWN_ACTS } from './fits.ts';
import { respond } from './respond.ts';
import { begin, type Run } from './run.ts';
import type { Snapshot } from './snapshot.ts';

/** Why the engine is asked: something happened, or the next step of an obligation is due. */
export type Cause = { kind: 'act'; act: Act } | { kind: 'due'; obligation: string };

/**
 * The one rule of the product: from what is known, what happened and the time, what is to be done — as data, each with
 * its clause and a named reason. Pure. `now` of a due cause is the instant of the step, also when the clock is further.
 */
export function decide(snapshot: Snapshot, cause: Cause, now: Date): Decision[] {
  return decideAndApply(snapshot, cause, now).decisions;
}

/** The same with the snapshot after the decisions: each was applied when it was taken, and needs not be once more. */
export function decideAndApply(
  snapshot: Snapshot,
  cause: Cause,
  now: Date,
): { snapshot: Snapshot; decisions: Decision[] } {
  const run = begin(snapshot, now, cause.kind === 'act' ? cause.act : null, respond);
  if (cause.kind === 'due') stepObligation(run, cause.obligation);
  else if (KNOWN_ACTS[cause.act.kind].includes(snapshot.case.kind)) take(run, cause.act);
  else refuse(run, 'case-not-open');
  return run;
}

function take(run: Run, act: Act): void {
  switch (act.kind) {
    case 'rise':
      return run.snapshot.case.kind === 'rise' ? askAboutRise(run, act) : announceRise(run, act);
    case 'rise-amended':
      return amendRise(run, act);
    case 'announce':
      return announceByHand(run, act);
    case 'acknowledge':
      return acknowledge(run, act);
    case 'progress':
      return progress(run, act);
    case 'informing':
      return informing(run, act);
    case 'cannot-solve':
      return cannotSolve(run, act);
    case 'resolved':
    case 'false-alarm':
      return resolve(run, act);
    case 'confirm-closing':
      return confirmClosing(run, act);
    case 'reject-closing':
      return rejectClosing(run, act);
    case 'undo-closing':
      return undoClosing(run, act);
    case 'seen':
      return see(run, act);
    case 'appoint':
      return appoint(run, act);
    case 'take-over':
      return takeOver(run, act);
    case 'proposals':
      return propose(run, act);
    case 'working-group':
      return nameGroup(run, act);
    case 'decision':
      return takeDecision(run, act);
    case 'send-drafts':
      return sendDrafts(run, act);
    case 'hold-drafts':
      return holdDrafts(run, act);
    case 'rise-opened':
      return openFromRise(run, act);
    case 'rise-usual':
      return decideUsual(run, act);
    default:
      return takeRegular(run, act);
  }
}

/** Acts of the regular mode, and what the machinery reports. */
function takeRegular(run: Run, act: RegularAct): void {
  switch (act.kind) {
    case 'check':
      return check(run, act);
    case 'submit':
      return submit(run, act);
    case 'explain':
      return explain(run, act);
    case 'problem':
      return problem(run, act);
    case 'measure-done':
      return measureDone(run, act);
    case 'register-updated':
      return registerUpdated(run, act);
    case 'request':
      return openRequest(run, act);
    case 'answer':
      return answer(run, act);
    case 'assign':
      return openAssignment(run, act);
    case 'plan':
      return openPlan(run, act);
    case 'withdraw':
      return withdraw(run, act);
    case 'relayed':
      return relayed(run, act);
    case 'more-evidence':
      return moreEvidence(run, act);
    case 'import':
      return takeImport(run, act);
    case 'delivered':
      return takeDelivery(run, act);
    case 'undeliverable':
      return takeUndeliverable(run, act);
    case 'begin':
      return beginDuty(run);
  }
}

type RegularAct = Extract<
  Act,
  {
    kind:
      | 'check'
      | 'submit'
      | 'explain'
      | 'problem'
      | 'measure-done'
      | 'register-updated'
      | 'request'
      | 'answer'
      | 'assign'
      | 'plan'
      | 'withdraw'
      | 'relayed'
      | 'more-evidence'
      | 'import'
      | 'delivered'
      | 'undeliverable'
      | 'begin';
  }
>;
