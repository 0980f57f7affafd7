import { asc, gt } from 'drizzle-orm';
import type { App } from '../../../src/app/app.ts';
import { presentAt } from '../../../src/app/delivery/present.ts';
import { bookOf } from '../../../src/app/snapshots.ts';
import { obligationKey, type Obligation } from '../../../src/domain/obligation.ts';
import type { Snapshot } from '../../../src/engine/snapshot.ts';
import { readCases } from '../../../src/store/cases.ts';
import type { Db } from '../../../src/store/database.ts';
import { act, cases, journal, obligation } from '../../../src/store/schema/cases.ts';
import { outbox } from '../../../src/store/schema/messages.ts';

export type JournalRow = typeof journal.$inferSelect;
export type OutboxState = Pick<
  typeof outbox.$inferSelect,
  'id' | 'key' | 'caseId' | 'cases' | 'chatId' | 'lane' | 'ping' | 'state' | 'repeat' | 'attempt' | 'notBefore'
>;
export type ActRow = Pick<typeof act.$inferSelect, 'id' | 'key' | 'outcome'>;

/** What stands in the database between two turns: nobody's transaction is open. */
export interface Look {
  cases: Map<number, Snapshot>;
  /** Since the last look. */
  journal: JournalRow[];
  lastJournal: number;
  outbox: OutboxState[];
  acts: ActRow[];
}

/** Reads all of it: every obligation, also those that the program has forgotten. */
export async function lookAt(db: Db, app: App, before: Pick<Look, 'lastJournal'>): Promise<Look> {
  const ids = await db.select({ id: cases.id }).from(cases).orderBy(asc(cases.id));
  const found = await readCases(
    db,
    ids.map(({ id }) => id),
  );
  const owed = byCase(await db.select().from(obligation).orderBy(asc(obligation.id)));
  const now = app.clock();
  const present = presentAt(db, now);
  const known = new Map<number, Snapshot>();
  for (const one of found.toSorted((a, b) => a.id - b.id)) {
    const book = bookOf(app, one.regulation);
    const obligations = (owed.get(one.id) ?? []).map(obligationOf);
    const staff = await present.staff(book);
    known.set(one.id, { book, case: one, obligations, staff, contents: {}, isWorkingDay: app.isWorkingDay });
  }
  const rows = await db.select().from(journal).where(gt(journal.id, before.lastJournal)).orderBy(asc(journal.id));
  return {
    cases: known,
    journal: rows,
    lastJournal: rows.at(-1)?.id ?? before.lastJournal,
    outbox: await db.select(COLUMNS).from(outbox).orderBy(asc(outbox.id)),
    acts: await db.select({ id: act.id, key: act.key, outcome: act.outcome }).from(act).orderBy(asc(act.id)),
  };
}

/** Rows by the case they belong to, in their order. */
export function byCase<Row extends { caseId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const of = found.get(row.caseId);
    if (of) of.push(row);
    else found.set(row.caseId, [row]);
  }
  return found;
}

const COLUMNS = {
  id: outbox.id,
  key: outbox.key,
  caseId: outbox.caseId,
  cases: outbox.cases,
  chatId: outbox.chatId,
  lane: outbox.lane,
  ping: outbox.ping,
  state: outbox.state,
  repeat: outbox.repeat,
  attempt: outbox.attempt,
  notBefore: outbox.notBefore,
};

function obligationOf({ id: _, caseId: __, ...row }: typeof obligation.$inferSelect): Obligation {
  return { ...row, key: obligationKey(row.rule, row.debtor, row.occurrence) };
}
