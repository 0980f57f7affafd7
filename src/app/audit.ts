import { addMs } from '../domain/calendar.ts';
import type { Stopwatch } from '../domain/clock.ts';
import {
  LATE_AFTER_MS,
  LATE_LOOK_EVERY_MS,
  lateMinutes,
  LONGEST_CLAIM_SECONDS,
  type LateWork,
} from '../domain/late-work.ts';
import { CASE_ASIDE_MS } from '../domain/safety-terms.ts';
import { findLateWork, oldestDebt } from '../store/late-work.ts';
import { releaseStale } from '../store/release-stale.ts';
import { tellAdmins } from './admin-notice.ts';
import type { App } from './app.ts';

/** What was found at the last look. */
export interface Findings {
  late: readonly LateWork[];
  /** Since when the oldest debt is overdue; null when nobody is in debt. */
  oldestDebt: Date | null;
  /** Claims and pauses freed since the start. */
  repaired: number;
}

export interface Auditor {
  /** Called at every pulse; looks once a minute. */
  look: () => Promise<'early' | 'looked'>;
  found: () => Findings;
}

/**
 * Looks once a minute for work that should have been done two minutes ago, frees what holds it up, wakes the loops, and
 * tells the admins of each trouble when it begins. `speed`: of the business clock, in which the two minutes are that longer.
 */
export function createAuditor(app: App, { stopwatch, speed }: { stopwatch: Stopwatch; speed: number }): Auditor {
  // The first look comes when whatever fell due before the start has had its time.
  let next = stopwatch() + LATE_LOOK_EVERY_MS;
  let findings: Findings = { late: [], oldestDebt: null, repaired: 0 };
  return {
    async look() {
      if (stopwatch() < next) return 'early';
      next = stopwatch() + LATE_LOOK_EVERY_MS;
      const known = findings.late.map(({ kind }) => kind);
      findings = await audit(app, LATE_AFTER_MS * speed, findings.repaired);
      const begun = findings.late.filter(({ kind }) => !known.includes(kind));
      if (begun.length > 0) await report(app, begun);
      return 'looked';
    },
    found: () => findings,
  };
}

async function audit(app: App, lateMs: number, repairedBefore: number): Promise<Findings> {
  const { db } = app.database;
  const now = app.clock();
  const regulations = [...app.books.keys()];
  const freed = await releaseStale(db, { now, asideMs: CASE_ASIDE_MS, claimSeconds: LONGEST_CLAIM_SECONDS });
  const search = { regulations, now, before: addMs(now, -lateMs), leaseSeconds: LONGEST_CLAIM_SECONDS };
  const late = await findLateWork(db, search);
  if (freed > 0) app.log.warn({ freed }, 'claims that nobody would have come back to were freed');
  if (late.length > 0) app.log.error({ late }, 'work is late');
  if (freed > 0 || late.length > 0) app.wake();
  return { late, oldestDebt: await oldestDebt(db, regulations), repaired: repairedBefore + freed };
}

/** Once an hour for each kind, however many processes see it and however often they begin anew. */
async function report(app: App, begun: readonly LateWork[]): Promise<void> {
  const now = app.clock();
  const hour = now.toISOString().slice(0, 'yyyy-mm-ddThh'.length);
  await app.database.transaction(async (tx) => {
    for (const work of begun) {
      const { kind, count } = work;
      const notice = { kind: 'work-late', what: kind, count, minutes: lateMinutes(work, now) } as const;
      await tellAdmins(tx, app, `late:${kind}:${hour}`, notice);
    }
  });
}
