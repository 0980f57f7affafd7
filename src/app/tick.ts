import { addMs } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import { CASE_ASIDE_MS, INBOX_KEPT_MS } from '../domain/safety-terms.ts';
import { advance } from '../engine/advance.ts';
import { apply } from '../engine/apply.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { claimDueCases, setAside } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { pruneInbox } from '../store/inbox.ts';
import { readObligationsOf } from '../store/obligations.ts';
import { touchTick } from '../store/system.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';
import { clockWentBack } from './clock-guard.ts';
import { commit, commitAll, type Change, type Committed } from './commit.ts';
import { withContents } from './delivery/contents.ts';
import { deliver } from './delivery/deliver.ts';
import { refreshAfter } from './delivery/refresh-digests.ts';
import { endLost, isLost, lostDebts } from './duties/lost-rules.ts';
import type { Downtime } from './delivery/parts.ts';
import { presentAt, type Present } from './delivery/present.ts';
import { readSnapshot } from './snapshots.ts';

/** Cases decided in one transaction: few enough that a press never waits long for one of them. */
const CASES_PER_BATCH = 100;
/** Of the first batch; each is twice the one before it: the first alarms leave while the other cases are being decided. */
const CASES_FIRST = 20;
/** Batches in one tick; what is left is due at once again. */
const BATCHES_BOUND = 200;
/** Handled updates forgotten in one tick. */
const PRUNED_PER_TICK = 100;

export type Ticked =
  | ({ kind: 'ticked' } & Batch)
  /** The clock shows a time before the last tick: nothing was decided. */
  | { kind: 'clock-went-back' };

interface Batch {
  /** Cases claimed. */
  cases: number;
  /** Those of them that could not be decided. */
  setAside: number;
}

/**
 * Carries out everything that is due: claims due cases (the case is the lock), steps each through its due instants, writes
 * cases, journal, messages and cards of a batch in one transaction. `downtime` is said once, on the first tick after it.
 * `decided`: a batch is there to be sent, while the next one is still being decided.
 */
export async function tick(
  app: App,
  downtime: Downtime | null = null,
  decided: () => void = () => undefined,
): Promise<Ticked> {
  const now = app.clock();
  if (await clockWentBack(app.database.db, app, now)) return { kind: 'clock-went-back' };
  const total: Batch = { cases: 0, setAside: 0 };
  for (let batch = 0; batch < BATCHES_BOUND; batch += 1) {
    const limit = Math.min(CASES_FIRST * 2 ** batch, CASES_PER_BATCH);
    const done = await tickBatch(app, now, downtime, limit);
    total.cases += done.cases;
    total.setAside += done.setAside;
    if (done.cases > 0) decided();
    if (done.cases < limit) break;
  }
  await touchTick(app.database.db, now);
  await pruneInbox(app.database.db, { before: addMs(now, -INBOX_KEPT_MS), limit: PRUNED_PER_TICK });
  return { kind: 'ticked', ...total };
}

/** One batch in one transaction; when it fails as a whole, each of its cases by itself, and the culprit is set aside. */
async function tickBatch(app: App, now: Date, downtime: Downtime | null, limit: number): Promise<Batch> {
  let claimed: Case[] = [];
  try {
    return await app.database.transaction(async (tx) => {
      claimed = await claimDueCases(tx, { regulations: [...app.books.keys()], now, limit });
      const present = presentAt(tx, now);
      const committed = await stepAll(tx, app, claimed, { now, present });
      await deliver(tx, app, committed, now, downtime, present);
      await refreshAfter(tx, app, committed, now, present);
      return { cases: claimed.length, setAside: 0 };
    });
  } catch (error) {
    const [culprit, ...others] = claimed;
    if (!culprit) throw error;
    if (others.length === 0) {
      await leaveAside(app, culprit, now, error);
      return { cases: 1, setAside: 1 };
    }
    let aside = 0;
    for (let one = 0; one < claimed.length; one += 1) aside += (await tickBatch(app, now, downtime, 1)).setAside;
    return { cases: claimed.length, setAside: aside };
  }
}

/** What every case of a batch is decided with. */
interface Deciding {
  now: Date;
  present: Present;
}

/**
 * Decides on the cases in their order and writes them, as many as there are between two duties at once: what a duty has to
 * say may rest on what was decided on the cases before it.
 */
async function stepAll(tx: Tx, app: App, due: readonly Case[], deciding: Deciding): Promise<Committed[]> {
  const owed = await readObligationsOf(
    tx,
    due.map(({ id }) => id),
  );
  const committed: Committed[] = [];
  let decided: Change[] = [];
  for (const one of due) {
    const read = await readSnapshot(tx, app, one, deciding.now, deciding.present, owed.get(one.id));
    if (one.kind !== 'duty') {
      decided.push(await step(tx, read, deciding.now));
      continue;
    }
    committed.push(...(await commitAll(tx, decided)), await stepDuty(tx, read, deciding.now));
    decided = [];
  }
  return [...committed, ...(await commitAll(tx, decided))];
}

async function stepDuty(tx: Tx, read: Snapshot, now: Date): Promise<Committed> {
  return isLost(read.book, read.case.subject) ? endLost(tx, read, now) : commit(tx, await step(tx, read, now));
}

async function step(tx: Tx, read: Snapshot, now: Date): Promise<Change> {
  const lost = lostDebts(read, now);
  const { snapshot: after, decisions } = advance(await withContents(tx, apply(read, lost), now), now);
  return { before: read, after, decisions: [...lost, ...decisions], actId: null, act: null };
}

async function leaveAside(app: App, culprit: Case, now: Date, error: unknown): Promise<void> {
  app.log.error({ case: culprit.id, err: error }, 'a case could not be decided: set aside for a minute');
  await app.database.transaction(async (tx) => {
    await setAside(tx, culprit.id, addMs(now, CASE_ASIDE_MS));
    const notice = { kind: 'case-set-aside' as const, number: culprit.number, subject: culprit.subject };
    await tellAdmins(tx, app, `aside:${culprit.id}:${culprit.version}`, notice);
  });
}
