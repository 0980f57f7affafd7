import { and, asc, count, eq, gte, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import { placeColumns, type Place } from './appeal-place.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { CAME_BACK, deadlineOn, IS_OPEN, openAppeals } from './open-appeals.ts';
import { appeal, imports } from './schema/appeals.ts';

/** A group of appeals under one place of the hierarchy; `executor` is '' where the export names none. */
export interface Counted extends Place {
  executor: string;
  count: number;
}

/** Groups read at most: a municipality has some hundreds of executors, each with some places. */
const GROUPS_BOUND = 50_000;
/** Appeals sent out at once at most. */
const APPEALS_BOUND = 5_000;

const counting = { count: count().mapWith(Number) };

/** By place and executor. */
function grouping(open: Record<keyof Place | 'executor', AnyPgColumn>) {
  const { direction, category, subcategory, fact, executor } = open;
  const who = sql<string>`coalesce(${executor}, '')`.as('who');
  return {
    counted: { direction, category, subcategory, fact, executor: who },
    groups: [direction, category, subcategory, fact, sql`who`],
  };
}

/** Appeals of a district that no executor has accepted, by executor and day. */
export async function countUnaccepted(tx: Tx, district: string): Promise<(Counted & { createdOn: LocalDate })[]> {
  const open = openAppeals(tx, district);
  const { counted, groups } = grouping(open);
  return tx
    .select({ ...counted, createdOn: open.createdOn, ...counting })
    .from(open)
    .where(eq(open.statusGroup, 'new'))
    .groupBy(...groups, open.createdOn)
    .orderBy(asc(open.createdOn), sql`who`)
    .limit(GROUPS_BOUND);
}

/** How the appeals stand that executors of a district still work on. */
export interface WorkCount extends Counted {
  deadlineOn: LocalDate | null;
  overdue: boolean;
  /** By the export, or because it was answered before. */
  repeated: boolean;
  /** It was answered or closed before, and came back. */
  returned: boolean;
  postponed: boolean;
}

export async function countInWork(
  tx: Tx,
  { district, zone }: { district: string; zone: TimeZone },
): Promise<WorkCount[]> {
  const open = openAppeals(tx, district);
  const { counted, groups } = grouping(open);
  const states = {
    deadlineOn: deadlineOn(open, zone).as('deadline_on'),
    overdue: open.overdue,
    repeated: open.repeated,
    returned: CAME_BACK.as('returned'),
    postponed: sql<boolean>`${open.statusGroup} = 'postponed'`.as('postponed'),
  };
  const counts = await tx
    .select({ ...counted, ...states, ...counting })
    .from(open)
    .groupBy(...groups, sql`deadline_on`, open.overdue, open.repeated, sql`returned`, sql`postponed`)
    .orderBy(sql`who`)
    .limit(GROUPS_BOUND);
  return counts.map((row) => ({ ...row, repeated: row.repeated || row.returned }));
}

/** An appeal for its executor: no personal data. */
export interface ExecutorAppeal extends Place {
  executor: string;
  number: string;
  source: string;
  deadlineAt: Date | null;
  createdOn: LocalDate;
  /** The visible import that first brought it for this executor. */
  firstImport: number;
}

/** Appeals in the hands of executors of a district that these imports brought, or that came since a day; oldest first. */
export async function listForExecutors(
  tx: Tx,
  { district, importIds, since }: { district: string; importIds: readonly number[]; since: LocalDate },
): Promise<ExecutorAppeal[]> {
  const firstImport = sql<number>`(select min(known.import_id) from ${appeal} as known
    join ${imports} as brought on brought.id = known.import_id and brought.state = 'visible'
    where known.district = ${appeal.district} and known.source = ${appeal.source}
      and known.external_id = ${appeal.externalId} and known.executor is not distinct from ${appeal.executor})`;
  return tx
    .select({
      ...placeColumns,
      executor: sql<string>`${appeal.executor}`,
      number: appeal.externalId,
      source: appeal.source,
      deadlineAt: appeal.deadlineAt,
      createdOn: appeal.createdOn,
      firstImport: firstImport.mapWith(Number),
    })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(
      and(
        eq(appeal.district, district),
        isVisible,
        sql`${appeal.executor} is not null`,
        IS_OPEN,
        broughtOrNew(importIds, since),
      ),
    )
    .orderBy(asc(appeal.createdAt), asc(appeal.id))
    .limit(APPEALS_BOUND);
}

function broughtOrNew(importIds: readonly number[], since: LocalDate): SQL | undefined {
  const isNew = gte(appeal.createdOn, since);
  return importIds.length === 0 ? isNew : or(isNew, inArray(appeal.importId, [...importIds]));
}
