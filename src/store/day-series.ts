import { and, between, eq, notInArray, sql, type SQL } from 'drizzle-orm';
import { FINISHED_GROUPS } from '../domain/appeal.ts';
import { daysBetween, type LocalDate } from '../domain/calendar.ts';
import { isVisible, later } from './appeal-visibility.ts';
import { placeColumns, type Place } from './appeal-place.ts';
import type { Tx } from './database.ts';
import { PLACE_KEY } from './place-key.ts';
import type { DaysOf, KeyedPlace } from './places.ts';
import { appeal, imports } from './schema/appeals.ts';

/** Appeals of one source under one place of the hierarchy, day by day: as many numbers as there are days. */
export interface PlaceSeries extends Place {
  source: string;
  counts: Uint32Array;
}

/** The places meant, by their keys: which are meant is a matter of folded names, and so not of the database. */
export interface Scope {
  places: readonly KeyedPlace[];
}

/**
 * The daily counts of the places within a scope, in one grouped query: a row for each place, not for each place and day,
 * because some thousand places of some seventy days take longer to travel than to count. The place whose last appeal is the
 * newest comes last.
 */
export async function readDaySeries(tx: Tx, days: DaysOf, scope: Scope): Promise<PlaceSeries[]> {
  const { district, from, to } = days;
  const each = tx
    .select({ source: appeal.source, key: PLACE_KEY.as('key'), day: appeal.createdOn })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), between(appeal.createdOn, from, to), isVisible, isIn(scope)));
  // The fence makes numbers of the places first: else their names, which are long, are sorted with them.
  const rows = await tx
    .select({
      source: sql<string>`source`,
      key: sql<string>`key::text`,
      listed: sql<string>`string_agg((created_on - ${from}::date)::text, ' ')`,
    })
    .from(sql`(${each} offset 0) as each`)
    .groupBy(sql`source`, sql`each.key`)
    .orderBy(sql`max(created_on)`, sql`source`, sql`each.key`);
  const length = daysBetween(from, to) + 1;
  const named = new Map(scope.places.map(({ key, ...names }) => [key, names]));
  return rows.flatMap(({ source, key, listed: found }) => {
    const names = named.get(key);
    return names ? [{ source, ...names, counts: countsOf(found, length) }] : [];
  });
}

function countsOf(listed: string, length: number): Uint32Array {
  const counts = new Uint32Array(length);
  for (const day of listed.split(' ')) counts[Number(day)] = (counts[Number(day)] ?? 0) + 1;
  return counts;
}

/** Appeals of one source, place, executor and address. */
export interface DetailCount extends Place {
  source: string;
  executor: string | null;
  locality: string | null;
  street: string | null;
  house: string | null;
  count: number;
}

const address = { locality: appeal.locality, street: appeal.street, house: appeal.house };
const counting = { count: sql`count(*)`.mapWith(Number) };

/** Who has the appeals of these days and within a scope in hand, and where they point. */
export async function countDetails(tx: Tx, days: DaysOf, scope: Scope): Promise<DetailCount[]> {
  const found = { source: appeal.source, ...placeColumns, executor: appeal.executor, ...address };
  return tx
    .select({ ...found, ...counting })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(
      and(eq(appeal.district, days.district), between(appeal.createdOn, days.from, days.to), isVisible, isIn(scope)),
    )
    .groupBy(...Object.values(found));
}

/** Unfinished appeals about one address: of the days from `split` on, and of those before it. */
export interface UnfinishedAt {
  locality: string | null;
  street: string | null;
  house: string | null;
  current: number;
  previous: number;
}

/** Unfinished appeals of these days within a scope by address, apart for the days from `split` on. */
export async function countUnfinishedByAddress(
  tx: Tx,
  { district, from, to, split }: DaysOf & { split: LocalDate },
  scope: Scope,
): Promise<UnfinishedAt[]> {
  const isCurrent = sql`${appeal.createdOn} >= ${split}::date`;
  return tx
    .select({
      ...address,
      current: sql`count(*) filter (where ${isCurrent})`.mapWith(Number),
      previous: sql`count(*) filter (where not ${isCurrent})`.mapWith(Number),
    })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(
      and(
        eq(appeal.district, district),
        between(appeal.createdOn, from, to),
        notInArray(appeal.statusGroup, [...FINISHED_GROUPS]),
        isVisible,
        isIn(scope),
      ),
    )
    .groupBy(...Object.values(address));
}

/** As JSON: one parameter, however many there are. */
export function isIn({ places }: Scope): SQL {
  const keys = JSON.stringify(places.map(({ key }) => key));
  return sql`${PLACE_KEY} = any(array(select jsonb_array_elements_text(${keys}::text::jsonb)::bigint))`;
}
