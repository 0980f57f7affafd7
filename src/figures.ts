import type { Findings } from './app/audit.ts';
import { LATE_KINDS } from './domain/late-work.ts';
import type { Program } from './program.ts';
import { nextDueAt } from './store/cases.ts';
import { oldestWaitingUpdate } from './store/inbox.ts';
import { oldestQueued, outboxCounts } from './store/outbox.ts';
import { queueByLane } from './store/queue-by-lane.ts';
import type { Readiness } from './web/health.ts';
import type { Figures } from './web/metrics.ts';

/** The parts of the program that are measured. */
type Measured = Pick<Program, 'app' | 'counters' | 'outcomes'> & { telegram: Pick<Program['telegram'], 'calls'> };

/** How the program is, as `/readyz` says it. `findings`: of the auditor. */
export async function readinessOf(
  { app }: Pick<Program, 'app'>,
  telegram: Readiness['telegram'],
  draining: boolean,
  findings: Findings,
): Promise<Readiness> {
  const now = app.clock().getTime();
  const late = findings.late.map(({ kind, count, since }) => ({ kind, count, ageMs: since && now - since.getTime() }));
  try {
    const oldest = await oldestQueued(app.database.db);
    const overdue = oldest ? Math.max(0, now - oldest.notBefore.getTime()) : null;
    return { database: 'ok', draining, telegram, oldestOverdueMs: overdue, late };
  } catch (error) {
    app.log.error({ err: error }, 'the database does not answer');
    return { database: 'down', draining, telegram, oldestOverdueMs: null, late };
  }
}

/** What `/metrics` shows, read anew at each scrape; what is dear to read is as the auditor last found it. */
export async function figuresOf({ app, counters, telegram, outcomes }: Measured, findings: Findings): Promise<Figures> {
  const { db } = app.database;
  const now = app.clock().getTime();
  const due = await nextDueAt(db, [...app.books.keys()]);
  const since = (at: Date | null | undefined) => (at ? Math.max(0, (now - at.getTime()) / 1000) : 0);
  const [outbox, queued, waiting] = [await outboxCounts(db), await oldestQueued(db), await oldestWaitingUpdate(db)];
  return {
    ticks: counters.ticks,
    caseFailures: counters.caseFailures,
    lastTickSeconds: counters.lastTickMs / 1000,
    outbox,
    inboxLagSeconds: since(waiting ?? undefined),
    outboxLagSeconds: since(queued?.notBefore),
    calls: telegram.calls(),
    caseLagSeconds: since(due),
    queue: await queueByLane(db),
    outcomes: outcomes(),
    oldestDebtSeconds: since(findings.oldestDebt),
    late: Object.fromEntries(
      LATE_KINDS.map((kind) => [kind, findings.late.find((one) => one.kind === kind)?.count ?? 0]),
    ),
    repairs: findings.repaired,
  };
}
