import { and, between, eq, gte, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import { isVisible, later } from './appeal-visibility.ts';
import type { Place } from './appeal-place.ts';
import type { Tx } from './database.ts';
import { PLACE_KEY } from './place-key.ts';
import { appeal, imports } from './schema/appeals.ts';

/** A place with its number (`PLACE_KEY`), in decimal digits. */
export interface KeyedPlace extends Place {
  key: string;
}

/** Days of a district, both inclusive. */
export interface DaysOf {
  district: string;
  from: LocalDate;
  to: LocalDate;
}

/** Places read at most: the hierarchies of all exports together have some thousand. */
const PLACES_BOUND = 20_000;

/** Every place under which appeals of these days stand, whether they are seen or not. */
export function listPlacesOf(tx: Tx, { district, from, to }: DaysOf): Promise<KeyedPlace[]> {
  return listPlaces(
    tx,
    district,
    sql`from ${appeal} where ${and(isHere(district), between(appeal.createdOn, from, to))}`,
  );
}

/** Every place under which an appeal stands that came since a day and is seen. */
export function listPlacesSince(
  tx: Tx,
  { district, since }: { district: string; since: LocalDate },
): Promise<KeyedPlace[]> {
  const seen = and(isHere(district), gte(appeal.createdOn, since), isVisible);
  return listPlaces(
    tx,
    district,
    sql`from ${appeal} inner join ${imports} on ${eq(imports.id, appeal.importId)}
      left join ${imports} as ${sql.identifier('later')} on ${eq(later.id, appeal.supersededBy)} where ${seen}`,
  );
}

/** Of one place, `place.key`. */
function isHere(district: string): SQL | undefined {
  return and(eq(appeal.district, district), sql`${PLACE_KEY} = place.key`);
}

/**
 * Goes from place to place by the index, and asks of each for one appeal: some thousand steps, however many appeals there
 * are. A `distinct` would read them all: a million appeals of a district know some hundred places.
 */
async function listPlaces(tx: Tx, district: string, oneOfPlace: SQL): Promise<KeyedPlace[]> {
  const next = (after: SQL) => sql`select ${PLACE_KEY} from ${appeal}
    where ${appeal.district} = ${district} ${after} order by ${PLACE_KEY} limit 1`;
  const rows = await tx
    .select({
      key: sql<string>`key`,
      direction: sql<string | null>`direction`,
      category: sql<string | null>`category`,
      subcategory: sql<string | null>`subcategory`,
      fact: sql<string | null>`fact`,
    })
    .from(
      sql`(
      with recursive place(key) as (
        (${next(sql``)})
        union all
        select (${next(sql`and ${PLACE_KEY} > place.key`)}) from place where place.key is not null
      )
      select place.key::text as key, one.* from place
      cross join lateral (select direction, category, subcategory, fact ${oneOfPlace} limit 1) as one
    ) as found`,
    )
    .limit(PLACES_BOUND);
  return rows;
}
