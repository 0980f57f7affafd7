import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, gt, not, or, sql, type SQL } from 'drizzle-orm';
import type { LateWork } from '../domain/late-work.ts';
import { successorWaits } from './cards.ts';
import type { Tx } from './database.ts';
import { cases, obligation } from './schema/cases.ts';
import { card, cardsBehind, inbox, outbox } from './schema/messages.ts';
import { lease } from './schema/system.ts';

/** What to look for: work of these regulations that was due before then. `now` and `before`: business time. */
export interface LateSearch {
  regulations: readonly string[];
  now: Date;
  before: Date;
  /** A lease that ran out so many seconds of the database's time ago has nobody who asks for it. */
  leaseSeconds: number;
}

type Found = { count: number; oldest: Date | null } | undefined;

/** Work that should be done by now, by kind; a kind of which nothing is late is left out. */
export async function findLateWork(tx: Tx, search: LateSearch): Promise<LateWork[]> {
  const found: [LateWork['kind'], Found][] = [
    ['cases', await lateCases(tx, search, false)],
    ['aside', await lateCases(tx, search, true)],
    ['inbox', await lateUpdates(tx, search)],
    ['outbox', await lateMessages(tx, search, sql`${outbox.state} = 'queued'`)],
    ['sending', await lateMessages(tx, search, sql`${outbox.state} = 'sending'`)],
    ['cards', await lateCards(tx, search)],
    ['sender', await lostSender(tx, search)],
  ];
  return found.flatMap(([kind, row]) => (row && row.count > 0 ? [{ kind, count: row.count, since: row.oldest }] : []));
}

/** Since when the oldest debt is overdue; null when nobody is in debt. */
export async function oldestDebt(tx: Tx, regulations: readonly string[]): Promise<Date | null> {
  const rows = await firstOverdue(tx, regulations);
  return rows[0]?.at ?? null;
}

/** The statement of `oldestDebt`, also for whoever looks at its plan. Literals: see the partial index. */
export function firstOverdue(tx: Tx, regulations: readonly string[]) {
  return tx
    .select({ at: obligation.overdueAt })
    .from(obligation)
    .innerJoin(cases, eq(cases.id, obligation.caseId))
    .where(
      and(
        sql`${obligation.state} = 'open' and ${obligation.overdueAt} is not null`,
        inArray(cases.regulation, [...regulations]),
      ),
    )
    .orderBy(asc(obligation.overdueAt))
    .limit(1);
}

function counted(oldest: SQL) {
  return { count: sql`count(*)`.mapWith(Number), oldest: sql`min(${oldest})`.mapWith(cases.nextAt) };
}

async function lateCases(tx: Tx, { regulations, now, before }: LateSearch, aside: boolean): Promise<Found> {
  const isFree = or(isNull(cases.asideUntil), lte(cases.asideUntil, now));
  const rows = await tx
    .select(counted(sql`${cases.nextAt}`))
    .from(cases)
    .where(
      and(
        lt(cases.nextAt, before),
        inArray(cases.regulation, [...regulations]),
        aside ? gt(cases.asideUntil, now) : isFree,
      ),
    );
  return rows[0];
}

async function lateUpdates(tx: Tx, { before }: LateSearch): Promise<Found> {
  const rows = await tx
    .select(counted(sql`${inbox.receivedAt}`))
    .from(inbox)
    .where(and(isNull(inbox.doneAt), lt(inbox.receivedAt, before)));
  return rows[0];
}

async function lateMessages(tx: Tx, { before }: LateSearch, state: SQL): Promise<Found> {
  const rows = await tx
    .select(counted(sql`${outbox.notBefore}`))
    .from(outbox)
    .where(and(state, lt(outbox.notBefore, before)));
  return rows[0];
}

/** A card does not know since when it is wrong: at the latest since its case was last decided on. */
async function lateCards(tx: Tx, search: LateSearch): Promise<Found> {
  const edits = await lateEdits(tx, search);
  const wording = await lateWording(tx, search);
  const since = [edits, wording].flatMap((found) => found?.oldest ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return { count: (edits?.count ?? 0) + (wording?.count ?? 0), oldest: since[0] ?? null };
}

/** Cases whose cards nobody has worded. */
async function lateWording(tx: Tx, { regulations, before }: LateSearch): Promise<Found> {
  const rows = await tx
    .select(counted(sql`${cases.lastAt}`))
    .from(cardsBehind)
    .innerJoin(cases, eq(cases.id, cardsBehind.caseId))
    .where(and(inArray(cases.regulation, [...regulations]), lt(cases.lastAt, before)));
  return rows[0];
}

async function lateEdits(tx: Tx, { before }: LateSearch): Promise<Found> {
  const rows = await tx
    .select(counted(sql`${cases.lastAt}`))
    .from(card)
    .innerJoin(cases, eq(cases.id, card.caseId))
    .where(and(card.dirty, isNotNull(card.messageId), not(successorWaits), lt(cases.lastAt, before)));
  return rows[0];
}

/** A lease that nobody renews: no process sends. */
async function lostSender(tx: Tx, { leaseSeconds }: LateSearch): Promise<Found> {
  const rows = await tx
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(lease)
    .where(lt(lease.until, sql`now() - make_interval(secs => ${leaseSeconds})`));
  return rows[0] && { ...rows[0], oldest: null };
}
