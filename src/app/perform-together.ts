import type { Act, Outcome } from '../domain/act.ts';
import { advance } from '../engine/advance.ts';
import { apply } from '../engine/apply.ts';
import { decide } from '../engine/decide.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { insertDecidedActs } from '../store/acts.ts';
import { lockFreeCases } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { readObligationsOf } from '../store/obligations.ts';
import type { App } from './app.ts';
import { clockWentBack } from './clock-guard.ts';
import { commitAll, type Change } from './commit.ts';
import { withContents } from './delivery/contents.ts';
import { deliverEach } from './delivery/deliver.ts';
import { presentAt, type Present } from './delivery/present.ts';
import { refreshAfter } from './delivery/refresh-digests.ts';
import { lostDebts } from './duties/lost-rules.ts';
import { draftOf, outcomeOf } from './act-outcome.ts';
import type { Request } from './act-request.ts';
import { bookOf, readSnapshot } from './snapshots.ts';

/** An act on a case that is known. */
export type KnownRequest = Request & { target: { caseId: number } };

/** One request with what was decided on it; `change` is null when it changes nothing. */
interface Decided {
  request: KnownRequest;
  outcome: Outcome;
  change: Omit<Change, 'actId'> | null;
}

/** An act was recorded before: whoever asks again is given the stored outcome, and the others are decided without it. */
class ActKnown extends Error {}

/**
 * Performs acts on known cases that came at the same time, in one transaction: each is decided on the state the one before
 * it on its case has left. null for an act that has to be performed by itself: somebody else decides on its case now, it
 * was recorded before, it is one of two that change the same case, or the acts together failed.
 */
export async function performTogether(app: App, requests: readonly KnownRequest[]): Promise<(Outcome | null)[]> {
  try {
    return await app.database.transaction((tx) => performAllIn(tx, app, requests));
  } catch (error) {
    if (!(error instanceof ActKnown))
      app.log.warn({ acts: requests.length, err: error }, 'acts are performed one by one');
    return requests.map(() => null);
  }
}

async function performAllIn(tx: Tx, app: App, requests: readonly KnownRequest[]): Promise<(Outcome | null)[]> {
  const now = new Date(Math.min(...requests.map(({ at }) => at.getTime())));
  const [isWrong, locked] = await Promise.all([
    clockWentBack(tx, app, now),
    // Never waits for a case: whoever decides on it may wait for one of ours.
    lockFreeCases(tx, [...new Set(requests.map(({ target }) => target.caseId))]),
  ]);
  if (isWrong) return requests.map(() => null);
  const present = presentAt(tx, now);
  const books = new Set(locked.map(({ regulation }) => bookOf(app, regulation)));
  const [owed] = await Promise.all([
    readObligationsOf(
      tx,
      locked.map(({ id }) => id),
    ),
    ...[...books].map((book) => present.staff(book)),
  ]);
  const decided: Decided[] = [];
  for (const one of locked) {
    if (one.kind === 'duty') continue;
    const read = await readSnapshot(tx, app, one, now, present, owed.get(one.id));
    const own = requests.filter(({ target }) => target.caseId === one.id);
    decided.push(...(await decideInTurn(tx, read, own)));
  }
  await write(tx, app, decided, now, present);
  return requests.map((request) => decided.find((one) => one.request === request)?.outcome ?? null);
}

/** The acts on one case in the order they came: one of them may change it, those after it are refused or left. */
async function decideInTurn(tx: Tx, read: Snapshot, requests: readonly KnownRequest[]): Promise<Decided[]> {
  const decided: Decided[] = [];
  let current: Snapshot | null = null;
  for (const request of requests) {
    const { key, at, by, body } = request;
    const act: Act = { key, at, by, ...body };
    const lost = current ? [] : lostDebts(read, at);
    const before = current ?? (await withContents(tx, apply(read, lost), at));
    const decisions = decide(before, { kind: 'act', act }, at);
    const outcome = outcomeOf(before, decisions);
    const after = apply(before, decisions);
    const changes = outcome.kind !== 'refused' && after.case.state !== 'quiet';
    if (!changes) decided.push({ request, outcome, change: null });
    if (!changes || current) continue;
    // What starts with the act itself (a question to somebody) is not left to the next tick.
    const settled = advance(after, at, at);
    const all = [...lost, ...decisions, ...settled.decisions];
    decided.push({ request, outcome, change: { before: read, after: settled.snapshot, decisions: all, act } });
    current = settled.snapshot;
  }
  return decided;
}

function idOf(ids: ReadonlyMap<string, number>, { key }: KnownRequest): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the act ${key} was not recorded`);
  return id;
}

async function write(tx: Tx, app: App, decided: readonly Decided[], now: Date, present: Present): Promise<void> {
  const drafts = decided.map(({ request, outcome }) => ({ ...draftOf(request), outcome }));
  const changing = decided.flatMap(({ request, change }) => (change ? [{ request, change }] : []));
  const changes = changing.map(({ change }) => change);
  const committed = await commitAll(tx, changes, async () => {
    const ids = await insertDecidedActs(tx, drafts);
    if (ids.size < drafts.length) throw new ActKnown();
    return changing.map(({ request }) => idOf(ids, request));
  });
  await deliverEach(tx, app, committed, now, present);
  const told = committed.filter((_, index) => !changing[index]?.request.digestLater);
  await refreshAfter(tx, app, told, now, present);
}
