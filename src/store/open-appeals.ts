import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import { placeColumns } from './appeal-place.ts';
import { later } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema/appeals.ts';

/** In the hands of an executor: what is answered waits for the citizen. Written out, as in the index `appeal_open`. */
export const IS_OPEN: SQL = sql`${appeal.statusGroup} in ('new', 'accepted', 'in-work', 'postponed')`;

const columns = {
  id: appeal.id,
  importId: appeal.importId,
  district: appeal.district,
  source: appeal.source,
  externalId: appeal.externalId,
  createdAt: appeal.createdAt,
  createdOn: appeal.createdOn,
  deadlineAt: appeal.deadlineAt,
  statusGroup: appeal.statusGroup,
  overdue: appeal.overdue,
  repeated: appeal.repeated,
  ...placeColumns,
  executor: appeal.executor,
};

/**
 * The visible versions of a district that executors still work on. In two parts, each by an index of its own: what nothing
 * supersedes, and the few that only an import supersedes which nobody sees (yet).
 */
export function openAppeals(tx: Tx, district: string) {
  const visible = and(eq(appeal.district, district), eq(imports.state, 'visible'), IS_OPEN);
  const current = tx
    .select(columns)
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .where(and(visible, isNull(appeal.supersededBy)));
  const notYetSuperseded = tx
    .select(columns)
    .from(later)
    .innerJoin(appeal, eq(appeal.supersededBy, later.id))
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .where(and(visible, eq(later.district, district), ne(later.state, 'visible')));
  return unionAll(current, notYetSuperseded).as('open_appeal');
}

type Open = ReturnType<typeof openAppeals>;

/** The local day of a deadline. */
export function deadlineOn(open: Pick<Open, 'deadlineAt'>, zone: TimeZone): SQL<LocalDate | null> {
  return sql<LocalDate | null>`(${open.deadlineAt} at time zone ${zone})::date::text`;
}

/** Whether an open appeal (a row of `openAppeals`) was answered or closed before: it came back. */
export const CAME_BACK: SQL<boolean> = sql<boolean>`exists (select from ${appeal} as known
  join ${imports} as brought on brought.id = known.import_id and brought.state = 'visible'
  where known.district = open_appeal.district and known.source = open_appeal.source
    and known.external_id = open_appeal.external_id and known.import_id < open_appeal.import_id
    and known.status_group in ('answered', 'closed'))`;
