import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { CaseKind } from '../domain/case.ts';
import type { Screen } from '../domain/message.ts';
import { obligationKey, type Obligation } from '../domain/obligation.ts';
import type { Tx } from './database.ts';
import { act, cases, obligation } from './schema/cases.ts';
import { outbox } from './schema/messages.ts';

/** An obligation with the case it belongs to. */
export interface Owed extends Obligation {
  caseId: number;
  caseKind: CaseKind;
  number: number;
}

/** Obligations read at once: a week of two dozen duties and a dozen emergencies has some hundreds. */
const OWED_BOUND = 20_000;

/** What was or is due in a regulation from an instant until just before another, drills left out, earliest first. */
export async function listDueBetween(
  tx: Tx,
  { regulation, kinds, from, to }: { regulation: string; kinds?: readonly CaseKind[]; from: Date; to: Date },
): Promise<Owed[]> {
  const rows = await tx
    .select({ owed: obligation, caseKind: cases.kind, number: cases.number })
    .from(obligation)
    .innerJoin(cases, eq(cases.id, obligation.caseId))
    .where(
      and(
        eq(cases.regulation, regulation),
        eq(cases.drill, false),
        kinds ? inArray(cases.kind, [...kinds]) : undefined,
        gte(obligation.dueAt, from),
        lt(obligation.dueAt, to),
      ),
    )
    .orderBy(asc(obligation.dueAt), asc(obligation.id))
    .limit(OWED_BOUND);
  return rows.map(({ owed: { id: _, ...row }, caseKind, number }) => ({
    ...row,
    key: obligationKey(row.rule, row.debtor, row.occurrence),
    caseKind,
    number,
  }));
}

/** What is owed in a regulation and falls due first, of what is not late yet; null when nothing is owed. */
export async function earliestDue(
  tx: Tx,
  regulation: string,
): Promise<Pick<Obligation, 'rule' | 'clause' | 'dueAt'> | null> {
  const rows = await tx
    .select({ rule: obligation.rule, clause: obligation.clause, dueAt: obligation.dueAt })
    .from(obligation)
    .innerJoin(cases, eq(cases.id, obligation.caseId))
    .where(and(eq(cases.regulation, regulation), sql`${obligation.state} = 'open'`, isNull(obligation.overdueAt)))
    .orderBy(asc(obligation.dueAt), asc(obligation.id))
    .limit(1);
  return rows[0] ?? null;
}

/** A message that was sent: its cases, and what it spoke of; null for a message that is not known. */
export async function messageSent(
  tx: Tx,
  { chatId, messageId }: { chatId: number; messageId: number },
): Promise<{ id: number; cases: number[]; obligations: { caseId: number; key: string }[]; body: Screen } | null> {
  const rows = await tx
    .select({ id: outbox.id, cases: outbox.cases, obligations: outbox.obligations, body: outbox.body })
    .from(outbox)
    .where(and(eq(outbox.chatId, chatId), eq(outbox.messageId, messageId)))
    .limit(1);
  const [row] = rows;
  return row ? { ...row, body: row.body as Screen } : null;
}

/** When the newest turn of a rule started that was delivered to each post or unit. */
export async function lastDeliveries(
  tx: Tx,
  { caseId, rule }: { caseId: number; rule: string },
): Promise<Map<string, Date>> {
  const item = sql<string>`jsonb_array_elements_text(${obligation.items})`.as('item');
  const delivered = tx
    .select({ item, startsAt: obligation.startsAt })
    .from(obligation)
    .where(and(eq(obligation.caseId, caseId), eq(obligation.rule, rule)))
    .as('delivered');
  const rows = await tx
    .select({ item: delivered.item, at: sql`max(${delivered.startsAt})`.mapWith(obligation.startsAt) })
    .from(delivered)
    .groupBy(delivered.item);
  return new Map(rows.map(({ item: post, at }) => [post, at]));
}

/** When a case heard of each import, since an instant. */
export async function importsHeardOf(
  tx: Tx,
  { caseId, since }: { caseId: number; since: Date },
): Promise<Map<number, Date>> {
  const rows = await tx
    .select({ importId: sql`(${act.body} ->> 'importId')::integer`.mapWith(Number), at: act.at })
    .from(act)
    .where(and(eq(act.caseId, caseId), eq(act.kind, 'import'), gte(act.at, since)));
  return new Map(rows.map(({ importId, at }) => [importId, at]));
}

/** Cases of some kinds of a regulation that were open at any time from an instant until another, oldest first. */
export async function listCaseIdsDuring(
  tx: Tx,
  { regulation, kind, from, to }: { regulation: string; kind: CaseKind; from: Date; to: Date },
): Promise<number[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.regulation, regulation),
        eq(cases.kind, kind),
        eq(cases.drill, false),
        lt(cases.openedAt, to),
        or(isNull(cases.closedAt), gte(cases.closedAt, from)),
      ),
    )
    .orderBy(asc(cases.openedAt), asc(cases.id))
    .limit(OWED_BOUND);
  return rows.map(({ id }) => id);
}
