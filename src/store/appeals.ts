import { and, asc, between, count, eq, isNotNull, max, notInArray } from 'drizzle-orm';
import { FINISHED_GROUPS } from '../domain/appeal.ts';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import { completeRanges, type DayRange } from '../domain/coverage.ts';
import { placeColumns, type Place } from './appeal-place.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { appeal, imports } from './schema/appeals.ts';

/** Appeals of a district that still wait for something. */
export async function countOpenAppeals(tx: Tx, district: string): Promise<number> {
  const rows = await tx
    .select({ count: count().mapWith(Number) })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), isVisible, notInArray(appeal.statusGroup, [...FINISHED_GROUPS])));
  return rows[0]?.count ?? 0;
}

/** How many appeals of one day came from one source under one place of the hierarchy. */
export interface DayCount extends Place {
  day: LocalDate;
  source: string;
  count: number;
}

/** Counts the visible appeals of a district created on the days from `from` to `to`, in one grouped query. */
export async function countByDay(
  tx: Tx,
  { district, from, to }: { district: string; from: LocalDate; to: LocalDate },
): Promise<DayCount[]> {
  const place = {
    day: appeal.createdOn,
    source: appeal.source,
    ...placeColumns,
  };
  return tx
    .select({ ...place, count: count().mapWith(Number) })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), between(appeal.createdOn, from, to), isVisible))
    .groupBy(...Object.values(place))
    .orderBy(asc(appeal.createdOn));
}

/** The complete days of a district. */
export async function readCoverage(tx: Tx, district: string, zone: TimeZone): Promise<DayRange[]> {
  const rows = await tx
    .select({ coversFrom: imports.coversFrom, asOf: imports.asOf })
    .from(imports)
    .where(and(eq(imports.district, district), eq(imports.state, 'visible'), isNotNull(imports.coversFrom)));
  return completeRanges(
    rows.flatMap(({ coversFrom, asOf }) => (coversFrom === null ? [] : [{ coversFrom, asOf }])),
    zone,
  );
}

/** The last complete day of a district; null when there is none. */
export async function completeThrough(tx: Tx, district: string, zone: TimeZone): Promise<LocalDate | null> {
  return (await readCoverage(tx, district, zone)).at(-1)?.to ?? null;
}

/** How fresh the data of a district are. `asOf` null: nothing was ever loaded. */
export interface Freshness {
  asOf: Date | null;
  completeThrough: LocalDate | null;
}

export async function readFreshness(tx: Tx, district: string, zone: TimeZone): Promise<Freshness> {
  const rows = await tx
    .select({ asOf: max(imports.asOf) })
    .from(imports)
    .where(and(eq(imports.district, district), eq(imports.state, 'visible')));
  return { asOf: rows[0]?.asOf ?? null, completeThrough: await completeThrough(tx, district, zone) };
}
