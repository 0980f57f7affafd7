import { and, between, eq, notInArray, sql, type SQL } from 'drizzle-orm';
import { FINISHED_GROUPS } from '../domain/appeal.ts';
import { daysBetween, type LocalDate } from '../domain/calendar.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Place } from './control-lists.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema.ts';

/** Days of a district, both inclusive. */
export interface DaysOf {
  district: string;
  from: LocalDate;
  to: LocalDate;
}

/** Appeals of one source under one place of the hierarchy, day by day: as many numbers as there are days. */
export interface PlaceSeries extends Place {
  source: string;
  counts: Uint32Array;
}

const place = {
  direction: appeal.direction,
  category: appeal.category,
  subcategory: appeal.subcategory,
  fact: appeal.fact,
};

/** Levels of the hierarchy, and names at them: an appeal is meant whose place has one of these names at all of the levels. */
export interface Scope {
  levels: readonly (keyof Place)[];
  places: readonly Place[];
}

/** Places read at most: the hierarchies of all exports together have some thousand. */
const PLACES_BOUND = 20_000;

/**
 * Every name, or row of names, at these levels under which appeals of these days stand, whether they are seen or not;
 * other levels are null. Which are meant is a matter of folded names, and so not of the database; the appeals of those are
 * then counted without all others.
 */
export async function listPlacesOf(
  tx: Tx,
  { district, from, to }: DaysOf,
  levels: readonly (keyof Place)[],
): Promise<Place[]> {
  const named = Object.fromEntries(levels.map((level) => [level, place[level]]));
  const rows: Partial<Place>[] = await tx
    .select(named)
    .from(appeal)
    .where(and(eq(appeal.district, district), between(appeal.createdOn, from, to)))
    .groupBy(...Object.values(named))
    .limit(PLACES_BOUND);
  return rows.map((row) => ({ direction: null, category: null, subcategory: null, fact: null, ...row }));
}

/**
 * The daily counts of the places within a scope, in one grouped query: a row for each place, not for each place and day,
 * because some thousand places of some seventy days take longer to travel than to count. The place whose last appeal is
 * the newest comes last.
 */
export async function readDaySeries(tx: Tx, days: DaysOf, scope: Scope): Promise<PlaceSeries[]> {
  const { district, from, to } = days;
  const listed = sql<string>`string_agg((${appeal.createdOn} - ${from}::date)::text, ' ')`;
  const rows = await tx
    .select({ source: appeal.source, ...place, listed })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), between(appeal.createdOn, from, to), isVisible, isIn(scope)))
    .groupBy(appeal.source, ...Object.values(place))
    .orderBy(sql`max(${appeal.createdOn})`, appeal.source, ...Object.values(place));
  const length = daysBetween(from, to) + 1;
  return rows.map(({ listed: found, ...row }) => ({ ...row, counts: countsOf(found, length) }));
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
  const found = { source: appeal.source, ...place, executor: appeal.executor, ...address };
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

/**
 * Names travel as JSON, one parameter each. No name is a name too, and equals no other null: it is compared as ''. The first
 * level alone settles most appeals of other blocks, for a part of the work.
 */
function isIn({ levels, places }: Scope): SQL | undefined {
  const first = levels[0] ?? 'direction';
  const named = (level: keyof Place) => sql`coalesce(${place[level]}, '')`;
  const names = JSON.stringify([...new Set(places.map((one) => one[first] ?? ''))]);
  const isFirst = sql`${named(first)} = any(array(select jsonb_array_elements_text(${names}::text::jsonb)))`;
  if (levels.length < 2) return isFirst;
  const json = JSON.stringify(places.map((one) => levels.map((level) => one[level] ?? '')));
  const wanted = sql.join(
    levels.map((_, index) => sql`value->>${sql.raw(String(index))}`),
    sql`, `,
  );
  const row = sql.join(levels.map(named), sql`, `);
  return sql`${isFirst} and (${row}) in (select ${wanted} from jsonb_array_elements(${json}::text::jsonb))`;
}
