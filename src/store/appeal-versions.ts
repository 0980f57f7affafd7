import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { isFinished, type AppealDraft, type StatusGroup } from '../domain/appeal.ts';
import { localDate, type LocalDate, type TimeZone } from '../domain/calendar.ts';
import { isVisible } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema/appeals.ts';

/** An appeal ready to be compared and written. */
export interface AppealVersion extends AppealDraft {
  /** The same for the same canonical row. */
  rowHash: string;
  /** Local day of `createdAt`. */
  createdOn: LocalDate;
}

/** Makes the version of a draft: its hash covers every field of the canonical record. */
export function versionOf(draft: AppealDraft, zone: TimeZone): AppealVersion {
  return {
    ...draft,
    rowHash: createHash('sha256').update(JSON.stringify(draft)).digest('base64'),
    createdOn: localDate(draft.createdAt, zone),
  };
}

/** What is known of an appeal before an import. */
export interface KnownAppeal {
  id: number;
  source: string;
  externalId: string;
  rowHash: string;
  finished: boolean;
}

/**
 * The visible versions of these appeals, by `appealKey`. Keys travel as one JSON parameter: thousands of separate ones
 * take longer to send than to answer.
 */
export async function findKnown(
  tx: Tx,
  district: string,
  keys: readonly { source: string; externalId: string }[],
): Promise<Map<string, KnownAppeal>> {
  const json = JSON.stringify(keys.map(({ source, externalId }) => ({ source, external_id: externalId })));
  // `offset 0` keeps each key a search of its own: a table that has just been filled has no statistics, and the planner
  // would read all of it for every chunk.
  const found = sql`
    jsonb_to_recordset(${json}::text::jsonb) as wanted(source text, external_id text) cross join lateral (
      select ${appeal.id}, ${appeal.source}, ${appeal.externalId}, ${appeal.rowHash}, ${appeal.statusGroup}
      from ${appeal} join ${imports} on ${imports.id} = ${appeal.importId}
      left join ${imports} as later on later.id = ${appeal.supersededBy}
      where ${appeal.district} = ${district} and ${appeal.source} = wanted.source
        and ${appeal.externalId} = wanted.external_id and ${isVisible} offset 0
    ) as known`;
  const rows = await tx
    .select({
      id: sql`known.id`.mapWith(Number),
      source: sql<string>`known.source`,
      externalId: sql<string>`known.external_id`,
      rowHash: sql<string>`known.row_hash`,
      statusGroup: sql<StatusGroup>`known.status_group`,
    })
    .from(found);
  return new Map(
    rows.map(({ statusGroup, ...row }) => [appealKey(row), { ...row, finished: isFinished(statusGroup) }]),
  );
}

/** An appeal is known by source and number together; neither contains a line end. */
export function appealKey({ source, externalId }: { source: string; externalId: string }): string {
  return `${source}\n${externalId}`;
}

/** Writes versions of a staged import. At most 2,000 at a time: more would make a press wait. */
export async function insertVersions(
  tx: Tx,
  { importId, district }: { importId: number; district: string },
  versions: readonly AppealVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  const columns = sql.raw(VERSION_COLUMNS.map(([name]) => name).join(', '));
  const typed = sql.raw(VERSION_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', '));
  const json = JSON.stringify(versions.map(recordOf));
  await tx.execute(sql`
    insert into ${appeal} (district, import_id, ${columns})
    select ${district}, ${importId}::integer, ${columns} from jsonb_to_recordset(${json}::text::jsonb) as row(${typed})`);
}

const VERSION_COLUMNS = [
  ['source', 'text'],
  ['external_id', 'text'],
  ['row_hash', 'text'],
  ['created_at', 'timestamptz'],
  ['created_on', 'date'],
  ['deadline_at', 'timestamptz'],
  ['closed_at', 'timestamptz'],
  ['status', 'text'],
  ['status_group', 'text'],
  ['overdue', 'boolean'],
  ['repeated', 'boolean'],
  ['direction', 'text'],
  ['category', 'text'],
  ['subcategory', 'text'],
  ['fact', 'text'],
  ['omsu', 'text'],
  ['executor', 'text'],
  ['locality', 'text'],
  ['street', 'text'],
  ['house', 'text'],
  ['url', 'text'],
] as const;

function recordOf(version: AppealVersion): Record<(typeof VERSION_COLUMNS)[number][0], unknown> {
  return {
    source: version.source,
    external_id: version.externalId,
    row_hash: version.rowHash,
    created_at: version.createdAt,
    created_on: version.createdOn,
    deadline_at: version.deadlineAt,
    closed_at: version.closedAt,
    status: version.status,
    status_group: version.statusGroup,
    overdue: version.overdue,
    repeated: version.repeated,
    direction: version.direction,
    category: version.category,
    subcategory: version.subcategory,
    fact: version.fact,
    omsu: version.omsu,
    executor: version.executor,
    locality: version.locality,
    street: version.street,
    house: version.house,
    url: version.url,
  };
}

/** Marks versions as superseded by a staged import: they are seen until it becomes visible. */
export async function supersedeVersions(tx: Tx, ids: readonly number[], importId: number): Promise<void> {
  if (ids.length === 0) return;
  // An array, not a subquery: its members are looked up one by one even in a table without statistics.
  const list = sql`array(select value::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;
  await tx
    .update(appeal)
    .set({ supersededBy: importId })
    .where(sql`${appeal.id} = any(${list})`);
}

/**
 * Undoes up to `limit` rows of an import that is not visible: takes its mark off what it superseded and deletes what it
 * wrote. Gives how many rows it touched; 0 when nothing is left.
 */
export async function discardVersions(tx: Tx, importId: number, limit: number): Promise<number> {
  const superseded = sql`(select id from ${appeal} where superseded_by = ${importId} limit ${limit})`;
  const freed = await tx
    .update(appeal)
    .set({ supersededBy: null })
    .where(sql`${appeal.id} in ${superseded}`)
    .returning({ id: appeal.id });
  const written = sql`(select id from ${appeal} where import_id = ${importId} limit ${limit})`;
  const deleted = await tx
    .delete(appeal)
    .where(sql`${appeal.id} in ${written}`)
    .returning({ id: appeal.id });
  return freed.length + deleted.length;
}
