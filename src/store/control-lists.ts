import { and, asc, count, eq, gte, inArray, isNull, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { FINISHED_GROUPS, type StatusGroup } from '../domain/appeal.ts';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema.ts';

/** Where an appeal stands in the hierarchy of its export. */
export interface Place {
  direction: string | null;
  category: string | null;
  subcategory: string | null;
  fact: string | null;
}

/** A group of appeals under one place of the hierarchy; `executor` is '' where the export names none. */
export interface Counted extends Place {
  executor: string;
  count: number;
}

/** Groups read at most: a municipality has some hundreds of executors, each with some places. */
const GROUPS_BOUND = 50_000;
/** Appeals sent out at once at most. */
const APPEALS_BOUND = 5_000;

/** Groups in which the executor owes nothing any more: what is answered waits for the citizen. */
const NOT_WITH_EXECUTOR: readonly StatusGroup[] = [...FINISHED_GROUPS, 'answered'];

const place = {
  direction: appeal.direction,
  category: appeal.category,
  subcategory: appeal.subcategory,
  fact: appeal.fact,
};
const counted = { ...place, executor: sql<string>`coalesce(${appeal.executor}, '')`.as('who') };
const groups = [appeal.direction, appeal.category, appeal.subcategory, appeal.fact, sql`who`];
const counting = { count: count().mapWith(Number) };

/** Every place under which appeals of a district stand that came since a day. */
export async function listPlaces(
  tx: Tx,
  { district, since }: { district: string; since: LocalDate },
): Promise<Place[]> {
  return tx
    .selectDistinct(place)
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), isVisible, gte(appeal.createdOn, since)))
    .limit(GROUPS_BOUND);
}

/** Appeals of a district that no executor has accepted, by executor and day. */
export async function countUnaccepted(tx: Tx, district: string): Promise<(Counted & { createdOn: LocalDate })[]> {
  return tx
    .select({ ...counted, createdOn: appeal.createdOn, ...counting })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), isVisible, eq(appeal.statusGroup, 'new')))
    .groupBy(...groups, appeal.createdOn)
    .orderBy(asc(appeal.createdOn), sql`who`)
    .limit(GROUPS_BOUND);
}

/** How the appeals stand that executors of a district still work on. */
export interface WorkCount extends Counted {
  deadlineOn: LocalDate | null;
  overdue: boolean;
  repeated: boolean;
  postponed: boolean;
}

export async function countInWork(
  tx: Tx,
  { district, zone }: { district: string; zone: TimeZone },
): Promise<WorkCount[]> {
  const states = {
    deadlineOn: sql<LocalDate | null>`(${appeal.deadlineAt} at time zone ${zone})::date::text`.as('deadline_on'),
    overdue: appeal.overdue,
    repeated: appeal.repeated,
    postponed: sql<boolean>`${appeal.statusGroup} = 'postponed'`.as('postponed'),
  };
  return tx
    .select({ ...counted, ...states, ...counting })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), isVisible, notInArray(appeal.statusGroup, [...NOT_WITH_EXECUTOR])))
    .groupBy(...groups, sql`deadline_on`, appeal.overdue, appeal.repeated, sql`postponed`)
    .orderBy(sql`who`)
    .limit(GROUPS_BOUND);
}

/**
 * Appeals of a district that were closed since an instant: by the time the export gives, else when an export first showed
 * closed what the one before had shown open.
 */
export async function countClosedSince(
  tx: Tx,
  { district, since }: { district: string; since: Date },
): Promise<Counted[]> {
  const before = sql`exists (select from ${appeal} as known
    where known.district = ${appeal.district} and known.source = ${appeal.source}
      and known.external_id = ${appeal.externalId} and known.superseded_by = ${appeal.importId}
      and known.status_group not in ('closed', 'rejected'))`;
  const shownClosed = and(isNull(appeal.closedAt), gte(imports.asOf, since), before);
  return tx
    .select({ ...counted, ...counting })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(
      and(
        eq(appeal.district, district),
        isVisible,
        eq(appeal.statusGroup, 'closed'),
        or(gte(appeal.closedAt, since), shownClosed),
      ),
    )
    .groupBy(...groups)
    .orderBy(sql`who`)
    .limit(GROUPS_BOUND);
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
      ...place,
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
        notInArray(appeal.statusGroup, [...NOT_WITH_EXECUTOR]),
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
