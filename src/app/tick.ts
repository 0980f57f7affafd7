import { addMs } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import { CASE_ASIDE_MS, CLOCK_BACKWARDS_MS } from '../domain/safety-terms.ts';
import { advance } from '../engine/advance.ts';
import { claimDueCases, setAside } from '../store/cases.ts';
import type { Tx } from '../store/database.ts';
import { readSystem, touchTick } from '../store/system.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';
import { commit, type Committed } from './commit.ts';
import { deliver, type Downtime } from './deliver.ts';
import { readSnapshot } from './snapshots.ts';

/** Cases decided in one transaction: few enough that a press never waits long for one of them. */
const CASES_PER_BATCH = 50;
/** Batches in one tick; what is left is due at once again. */
const BATCHES_BOUND = 200;

export type Ticked =
  | { kind: 'ticked'; cases: number }
  /** The clock shows a time before the last tick. */
  | { kind: 'clock-went-back'; lastTickAt: Date };

/**
 * Carries out everything that is due: claims due cases (the case is the lock), steps each through its due instants, writes
 * cases, journal, messages and cards of a batch in one transaction. `downtime` is said once, on the first tick after it.
 */
export async function tick(app: App, downtime: Downtime | null = null): Promise<Ticked> {
  const now = app.clock();
  const lastTickAt = (await readSystem(app.database.db))?.lastTickAt ?? null;
  if (lastTickAt && lastTickAt.getTime() - now.getTime() > CLOCK_BACKWARDS_MS)
    return { kind: 'clock-went-back', lastTickAt };
  let cases = 0;
  for (let batch = 0; batch < BATCHES_BOUND; batch += 1) {
    const decided = await tickBatch(app, now, downtime, CASES_PER_BATCH);
    cases += decided;
    if (decided < CASES_PER_BATCH) break;
  }
  await touchTick(app.database.db, now);
  return { kind: 'ticked', cases };
}

/** One batch in one transaction; when it fails as a whole, each of its cases by itself, and the culprit is set aside. */
async function tickBatch(app: App, now: Date, downtime: Downtime | null, limit: number): Promise<number> {
  let claimed: Case[] = [];
  try {
    return await app.database.transaction(async (tx) => {
      claimed = await claimDueCases(tx, now, limit);
      const committed: Committed[] = [];
      for (const due of claimed) committed.push(await stepCase(tx, app, due, now));
      await deliver(tx, app, committed, downtime);
      return claimed.length;
    });
  } catch (error) {
    const [culprit, ...others] = claimed;
    if (!culprit) throw error;
    if (others.length === 0) {
      await leaveAside(app, culprit, now, error);
      return 1;
    }
    for (let one = 0; one < claimed.length; one += 1) await tickBatch(app, now, downtime, 1);
    return claimed.length;
  }
}

async function stepCase(tx: Tx, app: App, due: Case, now: Date): Promise<Committed> {
  const before = await readSnapshot(tx, app, due);
  const { snapshot: after, decisions } = advance(before, now);
  return commit(tx, { before, after, decisions, actId: null, act: null });
}

async function leaveAside(app: App, culprit: Case, now: Date, error: unknown): Promise<void> {
  app.log.error({ case: culprit.id, err: error }, 'a case could not be decided: set aside for a minute');
  await app.database.transaction(async (tx) => {
    await setAside(tx, culprit.id, addMs(now, CASE_ASIDE_MS));
    const notice = { kind: 'case-set-aside' as const, number: culprit.number, subject: culprit.subject };
    await tellAdmins(tx, app, `aside:${culprit.id}:${culprit.version}`, notice);
  });
}
