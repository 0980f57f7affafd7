import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Tx } from './database.ts';
import { isIn, type Scope } from './day-series.ts';
import { appeal, imports } from './schema/appeals.ts';

/** Appeals of one source in the first hours of a day. */
export interface HoursCount {
  source: string;
  count: number;
  /** Some appeal of that day, at whatever hour, has a time of day: an export of dates puts all of them at midnight. */
  timed: boolean;
}

/** The first hours of a local day of a district: from its `midnight` to `until`, both inclusive. */
interface Hours {
  district: string;
  day: LocalDate;
  midnight: Date;
  until: Date;
}

/** How many appeals within a scope came in the first hours of a day, by source. */
export async function countUntil(
  tx: Tx,
  { district, day, midnight, until }: Hours,
  scope: Scope,
): Promise<HoursCount[]> {
  return tx
    .select({
      source: appeal.source,
      count: sql`count(*) filter (where ${lte(appeal.createdAt, until)})`.mapWith(Number),
      timed: sql<boolean>`bool_or(${gt(appeal.createdAt, midnight)})`,
    })
    .from(appeal)
    .innerJoin(imports, eq(imports.id, appeal.importId))
    .leftJoin(later, eq(later.id, appeal.supersededBy))
    .where(and(eq(appeal.district, district), eq(appeal.createdOn, day), isVisible, isIn(scope)))
    .groupBy(appeal.source);
}
