import type { Act, Outcome, Refusal } from '../domain/act.ts';
import type { Case } from '../domain/case.ts';
import { advance } from '../engine/advance.ts';
import { apply } from '../engine/apply.ts';
import { decide } from '../engine/decide.ts';
import { quietCase, UNSAVED } from '../engine/quiet-case.ts';
import { takesAlarm } from '../engine/route.ts';
import { insertAct, readAct, storeOutcome } from '../store/acts.ts';
import { findLatestCase, findOpenCase, lockCase, readCase } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { sqlState } from '../store/store-error.ts';
import { draftOf, outcomeOf } from './act-outcome.ts';
import type { Request } from './act-request.ts';
import type { App } from './app.ts';
import { clockWentBack } from './clock-guard.ts';
import { CaseTaken, commit } from './commit.ts';
import { withContents } from './delivery/contents.ts';
import { deliver } from './delivery/deliver.ts';
import { refreshAfter } from './delivery/refresh-digests.ts';
import { isLost, lostDebts } from './duties/lost-rules.ts';
import { presentAt } from './delivery/present.ts';
import { performTogether, type KnownRequest } from './perform-together.ts';
import { bookOf, readSnapshot } from './snapshots.ts';
import { oneFor, together } from './together.ts';

const UNIQUE_VIOLATION = '23505';
/** Two announcements of one subject at once: the later one finds the case of the earlier. */
const TRIES = 3;

/**
 * Performs an act exactly once: records it, locks the case, decides, writes the case, its messages and cards in one
 * transaction, and gives what the presser is told. The same key again gives the stored outcome and changes nothing. While
 * the clock is wrong nothing is decided and nothing recorded: the same act can be performed later.
 */
export async function perform(app: App, request: Request): Promise<Outcome> {
  const outcome = isOfKnownCase(request) ? await withOthers(app)(request) : null;
  if (!outcome) return performAlone(app, request);
  app.wake();
  return outcome;
}

/** Acts decided together at most: none of them waits long for the others. */
const TOGETHER_AT_MOST = 100;
const withOthers = oneFor((app: App) =>
  together(TOGETHER_AT_MOST, (requests: readonly KnownRequest[]) => performTogether(app, requests)),
);

function isOfKnownCase(request: Request): request is KnownRequest {
  return 'caseId' in request.target;
}

async function performAlone(app: App, request: Request): Promise<Outcome> {
  for (let tried = 1; ; tried += 1) {
    try {
      const outcome = await app.database.transaction(
        async (tx) => (await refusedByClock(tx, app, request)) ?? (await performIn(tx, app, request)),
      );
      app.wake();
      return outcome;
    } catch (error) {
      const taken = error instanceof CaseTaken || sqlState(error) === UNIQUE_VIOLATION;
      if (!taken || tried === TRIES) throw error;
    }
  }
}

/** `perform` as a part of a transaction: for an act on a known case. The caller wakes the pumps once it has committed. */
export async function performIn(tx: Tx, app: App, request: Request): Promise<Outcome> {
  const { key, regulation, by, at, body } = request;
  const actId = await insertAct(tx, draftOf(request));
  if (actId === null) return storedOutcome(tx, key);
  const act: Act = { key, at, by, ...body };
  const outcome = (await refusedUnlocked(tx, app, request, act)) ?? (await decideLocked(tx, app, request, act, actId));
  await storeOutcome(tx, actId, outcome.caseId === UNSAVED ? null : outcome.caseId, outcome);
  app.log.debug({ act: body.kind, regulation, case: outcome.caseId, outcome: outcome.reason }, 'act');
  return outcome;
}

async function refusedByClock(tx: Tx, app: App, { target, at }: Request): Promise<Outcome | null> {
  if (!(await clockWentBack(tx, app, at))) return null;
  const caseId = 'caseId' in target ? target.caseId : UNSAVED;
  return refusedAs('clock-went-back', { id: caseId, number: 0 });
}

function refusedAs(reason: Refusal, { id, number }: Pick<Case, 'id' | 'number'>): Outcome {
  return { kind: 'refused', reason, detail: { name: null, at: null }, caseId: id, number };
}

async function storedOutcome(tx: Tx, key: string): Promise<Outcome> {
  const stored = await readAct(tx, key);
  if (!stored?.outcome) throw new Error(`the act ${key} was recorded without an outcome`);
  return stored.outcome;
}

/** Losers of a race read first, and queue for the lock only when the act is still possible. */
async function refusedUnlocked(tx: Tx, app: App, request: Request, act: Act): Promise<Outcome | null> {
  if (!('caseId' in request.target)) return null;
  const found = await readCase(tx, request.target.caseId);
  if (!found) throw new Error(`there is no case ${request.target.caseId}`);
  const read = await readSnapshot(tx, app, found, act.at);
  if (found.kind === 'duty' && isLost(read.book, found.subject)) return refusedAs('case-closed', found);
  const snapshot = apply(read, lostDebts(read, act.at));
  const outcome = outcomeOf(snapshot, decide(snapshot, { kind: 'act', act }, act.at));
  return outcome.kind === 'refused' ? outcome : null;
}

async function decideLocked(tx: Tx, app: App, request: Request, act: Act, actId: number): Promise<Outcome> {
  const target = await lockTarget(tx, app, request);
  const present = presentAt(tx, act.at);
  const locked = await readSnapshot(tx, app, target, act.at, present);
  const lost = lostDebts(locked, act.at);
  const before = await withContents(tx, apply(locked, lost), act.at);
  const decided = decide(before, { kind: 'act', act }, act.at);
  const outcome = outcomeOf(before, decided);
  const after = apply(before, decided);
  if (outcome.kind === 'refused' || after.case.state === 'quiet') return outcome;
  // What starts with the act itself (a question to somebody) is not left to the next tick.
  const settled = advance(after, act.at, act.at);
  const decisions = [...lost, ...decided, ...settled.decisions];
  const committed = await commit(tx, { before: locked, after: settled.snapshot, decisions, actId, act });
  await deliver(tx, app, [committed], act.at, null, present);
  if (!request.digestLater) await refreshAfter(tx, app, [committed], act.at, present);
  return { ...outcome, caseId: committed.snapshot.case.id, number: committed.snapshot.case.number };
}

async function lockTarget(tx: Tx, app: App, { target, regulation, at }: Request): Promise<Case> {
  if ('caseId' in target) {
    const locked = await lockCase(tx, target.caseId);
    if (!locked) throw new Error(`there is no case ${target.caseId}`);
    return locked;
  }
  const { kind, subject, title } = target;
  const key = { regulation, kind, subject, drill: false };
  const known = (await findOpenCase(tx, key)) ?? (await findLatestCase(tx, key));
  const locked = known && (await lockCase(tx, known.id));
  if (locked && (kind !== 'emergency' || takesAlarm(await readSnapshot(tx, app, locked, at), at))) return locked;
  return quietCase(bookOf(app, regulation), kind, subject, title, at);
}
