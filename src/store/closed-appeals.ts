import { and, count, eq, gte, isNull, isNotNull, notInArray, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import { FINISHED_GROUPS } from '../domain/appeal.ts';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import { placeColumns } from './appeal-place.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Counted } from './control-lists.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema/appeals.ts';

/** Groups of appeals closed in a day or a weekend at most. */
const GROUPS_BOUND = 50_000;

/** What an import changed. */
const before = alias(appeal, 'before');

/** Appeals of one executor that were closed lately, of one closing day and one due day. */
export interface ClosedCount extends Counted {
  /** null where the export gives none. */
  closedOn: LocalDate | null;
  deadlineOn: LocalDate | null;
}

/**
 * Appeals of a district that were closed since an instant: by the time the export gives, else when an export first showed
 * closed what the one before had shown open.
 */
export async function countClosedSince(
  tx: Tx,
  { district, zone, since }: { district: string; zone: TimeZone; since: Date },
): Promise<ClosedCount[]> {
  const columns = {
    ...placeColumns,
    executor: sql<string>`coalesce(${appeal.executor}, '')`.as('who'),
    closedOn: sql<LocalDate | null>`(${appeal.closedAt} at time zone ${zone})::date::text`.as('closed_on'),
    deadlineOn: sql<LocalDate | null>`(${appeal.deadlineAt} at time zone ${zone})::date::text`.as('deadline_on'),
  };
  const closed = and(eq(appeal.district, district), eq(appeal.statusGroup, 'closed'), isVisible);
  const dated = tx
    .select(columns)
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(closed, gte(appeal.closedAt, since)));
  // From the versions that lately were superseded: there are few, while a first file of history may close a million.
  const shown = tx
    .select(columns)
    .from(imports)
    .innerJoin(before, eq(before.supersededBy, imports.id))
    .innerJoin(
      appeal,
      and(
        eq(appeal.district, before.district),
        eq(appeal.source, before.source),
        eq(appeal.externalId, before.externalId),
        eq(appeal.importId, imports.id),
      ),
    )
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(
      and(
        closed,
        eq(imports.district, district),
        gte(imports.asOf, since),
        isNull(appeal.closedAt),
        notInArray(before.statusGroup, [...FINISHED_GROUPS]),
      ),
    );
  const each = unionAll(dated, shown).as('closed_appeal');
  const { direction, category, subcategory, fact, executor, closedOn, deadlineOn } = each;
  const groups = { direction, category, subcategory, fact, executor, closedOn, deadlineOn };
  return tx
    .select({ ...groups, count: count().mapWith(Number) })
    .from(each)
    .groupBy(...Object.values(groups))
    .limit(GROUPS_BOUND);
}

/** Whether the exports of a district give the time of closing at all. */
export async function knowsClosingDays(tx: Tx, district: string): Promise<boolean> {
  const rows = await tx
    .select({ id: appeal.id })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .where(and(eq(appeal.district, district), isNotNull(appeal.closedAt), eq(imports.state, 'visible')))
    .limit(1);
  return rows.length > 0;
}
