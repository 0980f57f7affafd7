import { sql } from 'drizzle-orm';
import { fileURLToPath } from 'node:url';
import { createLoop } from '../src/app/loop.ts';
import { tick } from '../src/app/tick.ts';
import type { Messenger } from '../src/messenger/port.ts';
import { createSending } from '../src/sending.ts';
import { claimDueCases, dueCases, nextDue, readCase, saveCases } from '../src/store/cases.ts';
import type { Database, Tx } from '../src/store/database.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { cases } from '../src/store/schema/cases.ts';
import { createTicking } from '../src/ticking.ts';
import { startPostgres, teardown } from '../test/support/postgres-global.ts';
import { copyCase, dueWorld, type DueWorld } from './support/due-world.ts';

/*
 * 1,000 emergencies due in the same minute on PostgreSQL with its usual durability: until all are decided, and until the
 * first alarm is handed to the messenger; beside a loop that only claims and writes. Then the idle tick beside 1,000,000
 * cases of the future.
 */

const CASES = 1_000;
const FUTURE_CASES = 1_000_000;
/** A statement has only so much time. */
const WRITTEN_AT_ONCE = 25_000;
const DAYS_AHEAD = 30;
const CASES_PER_CLAIM = 50;
const IDLE_TICKS = 50;
const DECIDED_MOST_MS = 2_000;
const FIRST_ALARM_MOST_MS = 300;
const IDLE_MOST_MS = 50;
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

const stopwatch = () => performance.now();
const url = await startPostgres([]);
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  await teardown();
}
process.exit();

async function bench(): Promise<boolean> {
  const database = await openDatabase({ url, dataDir: null, migrationsFolder: MIGRATIONS });
  const results = await measure(database);
  const plans = await plansOf(database);
  await database.close();
  for (const { title, value, most } of results) {
    const target = most === null ? '' : ` (target ≤ ${most} ms)`;
    process.stdout.write(`${title}: ${value.toFixed(0)} ms${target}\n`);
  }
  const isProbe = plans.every((plan) => plan.includes('case_next') && !plan.includes('Seq Scan on "case"'));
  process.stdout.write(`idle tick: ${isProbe ? 'a probe of the index' : plans.join('\n')}\n`);
  return isProbe && results.every(({ value, most }) => most === null || value <= most);
}

interface Measured {
  title: string;
  value: number;
  most: number | null;
}

async function measure(db: Database): Promise<Measured[]> {
  const world = await dueWorld(db);
  await copyCase(db, world.caseId, CASES - 1);
  const due = (await readCase(db.db, world.caseId))?.nextAt;
  if (!due) throw new Error('nothing falls due');
  const bare = await bareLoop(db, world, due);
  world.clock.now = due;
  const { decided, firstAlarm, computed } = await decideAll(world);
  process.stdout.write(`decided in ${decided.toFixed(0)} ms; writing ${FUTURE_CASES} cases of the future …\n`);
  await manyAhead(db, world.caseId);
  return [
    { title: `${CASES} cases claimed and written, nothing decided`, value: bare, most: null },
    { title: `${CASES} cases decided`, value: decided, most: DECIDED_MOST_MS },
    { title: 'of which this process computed, the sender included', value: computed, most: null },
    { title: 'first alarm handed to the messenger', value: firstAlarm, most: FIRST_ALARM_MOST_MS },
    { title: `idle tick beside ${FUTURE_CASES} cases ahead, median`, value: await idleTick(world), most: IDLE_MOST_MS },
  ];
}

/** The same locking statements, and every case written once as it is; rolled back into what it was afterwards. */
async function bareLoop(db: Database, { app }: DueWorld, due: Date): Promise<number> {
  const before = stopwatch();
  const later = new Date(due.getTime() + 86_400_000);
  const claim = { regulations: [...app.books.keys()], now: due, limit: CASES_PER_CLAIM };
  const some = () =>
    db.transaction(async (tx) => {
      const claimed = await claimDueCases(tx, claim);
      await saveCases(
        tx,
        claimed.map((one) => ({ ...one, nextAt: later })),
      );
      return claimed.length;
    });
  while ((await some()) > 0);
  const took = stopwatch() - before;
  await db.db
    .update(cases)
    .set({ nextAt: due })
    .where(sql`${cases.nextAt} = ${later.toISOString()}`);
  return took;
}

/** As the program does it: the ticking loop beside the sender. */
async function decideAll({ app }: DueWorld): Promise<{ decided: number; firstAlarm: number; computed: number }> {
  let firstAt = Number.POSITIVE_INFINITY;
  const messenger: Messenger = {
    send() {
      firstAt = Math.min(firstAt, stopwatch());
      return Promise.resolve({ kind: 'sent', messageId: 1 });
    },
    edit: () => Promise.resolve({ kind: 'not-modified' }),
    disarm: () => Promise.resolve(),
    pin: () => Promise.resolve(),
    answers: () => Promise.resolve(true),
  };
  const failed = (error: unknown) => process.stderr.write(`${String(error)}\n`);
  const parts = { stopwatch, holder: 'bench', editEveryMs: 0 };
  const sending = createSending(app, parts, { messenger }, { freed: () => send.kick(), failed });
  const send = createLoop(() => sending.run(), failed);
  const ticking = createTicking(app, { stopwatch, decided: () => send.kick(), failed });
  await sending.keepLease();
  const began = stopwatch();
  const cpu = process.cpuUsage();
  ticking.loop.kick();
  await ticking.loop.idle();
  const decided = stopwatch() - began;
  const { user, system } = process.cpuUsage(cpu);
  await send.idle();
  await sending.crew.idle();
  if (ticking.done() < CASES || ticking.counters.caseFailures > 0) throw new Error('not all cases were decided');
  return { decided, firstAlarm: firstAt - began, computed: (user + system) / 1_000 };
}

/** A million cases of which something falls due in a month. */
async function manyAhead({ db }: Database, caseId: number): Promise<void> {
  for (let from = 0; from < FUTURE_CASES; from += WRITTEN_AT_ONCE) {
    await db.execute(sql`
      insert into "case" (number, regulation, book_hash, kind, subject, drill, state, level, reached, told, facts, last_at,
        next_at, version)
      select 0, regulation, book_hash, kind, 'ahead-' || n, drill, state, level, '[]', '[]', '{}', last_at,
        last_at + make_interval(days => ${DAYS_AHEAD}, secs => n % 86400), version
      from "case", generate_series(${from}::int + 1, ${from + WRITTEN_AT_ONCE}::int) n where id = ${caseId}`);
  }
  await db.execute(sql`analyze "case"`);
}

async function idleTick({ app }: DueWorld): Promise<number> {
  const times: number[] = [];
  for (let ticks = 0; ticks < IDLE_TICKS; ticks += 1) {
    const began = stopwatch();
    const ticked = await tick(app);
    await nextDue(app.database.db, [...app.books.keys()]);
    times.push(stopwatch() - began);
    if (ticked.kind !== 'ticked' || ticked.cases > 0) throw new Error('the tick was not idle');
  }
  return times.toSorted((a, b) => a - b)[IDLE_TICKS >> 1] ?? Number.NaN;
}

/** The plans of what an idle program asks every second. */
async function plansOf({ db }: Database): Promise<string[]> {
  const regulations = ['khimki-energy'];
  const now = (await nextDue(db, regulations))[0]?.at ?? new Date(0);
  const claim = dueCases(db, { regulations, now: new Date(now.getTime() - 1), limit: CASES_PER_CLAIM });
  return [await explain(db, claim.getSQL()), await explain(db, nextDue(db, regulations).getSQL())];
}

async function explain(tx: Tx, statement: ReturnType<typeof sql>): Promise<string> {
  const rows: unknown = await tx.execute(sql`explain ${statement}`);
  return (rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n');
}
