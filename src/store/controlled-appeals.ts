import { and, asc, count, inArray, sql, type SQL } from 'drizzle-orm';
import type { LocalDate, TimeZone } from '../domain/calendar.ts';
import type { Place } from './appeal-place.ts';
import type { Tx } from './database.ts';
import { CAME_BACK, deadlineOn, openAppeals } from './open-appeals.ts';
import { PLACE_KEY } from './place-key.ts';
import type { KeyedPlace } from './places.ts';

/** Days by which an appeal stands in a control list. */
export interface ControlDays {
  today: LocalDate;
  /** What is due by then is due soon. */
  soonBy: LocalDate;
  /** What came by then and nobody has accepted stands without dynamics. */
  stuckSince: LocalDate;
}

/** Appeals of a district, by these days. */
interface Controlled {
  district: string;
  zone: TimeZone;
  days: ControlDays;
}

/** An appeal of the control lists: no personal data, no address. */
export interface ControlledAppeal extends Place {
  number: string;
  source: string;
  /** '' where the export names none. */
  executor: string;
  createdOn: LocalDate;
  deadlineOn: LocalDate | null;
  statusGroup: string;
  overdue: boolean;
  repeated: boolean;
  returned: boolean;
}

/** Places counted at most: the hierarchies of all exports together have some thousand. */
const PLACES_BOUND = 20_000;

/** How many appeals stand in the control lists under each place: however many, they are counted by the database. */
export async function countControlled(tx: Tx, of: Controlled): Promise<(KeyedPlace & { count: number })[]> {
  const each = openWithStates(tx, of);
  const { key, direction, category, subcategory, fact } = each;
  return tx
    .select({ key, direction, category, subcategory, fact, count: count().mapWith(Number) })
    .from(each)
    .where(isControlled(each, of.days))
    .groupBy(key, direction, category, subcategory, fact)
    .limit(PLACES_BOUND);
}

/** The most pressing of them under these places (`PLACE_KEY`), in the order of `worstFirst`. */
export async function listControlled(
  tx: Tx,
  { places, atMost, ...of }: Controlled & { places: readonly string[]; atMost: number },
): Promise<ControlledAppeal[]> {
  if (places.length === 0) return [];
  const each = openWithStates(tx, of);
  const { key: _, ...columns } = each._.selectedFields;
  return tx
    .select(columns)
    .from(each)
    .where(and(isControlled(each, of.days), inArray(each.key, [...places])))
    .orderBy(
      rank(each, of.days),
      sql`${each.deadlineOn} asc nulls last`,
      asc(each.createdOn),
      sql`${each.source} collate "C"`,
      sql`${each.number} collate "C"`,
    )
    .limit(atMost);
}

/** What executors of a district still work on, each with what its states follow from. */
function openWithStates(tx: Tx, { district, zone }: Controlled) {
  const open = openAppeals(tx, district);
  return tx
    .select({
      key: sql<string>`${PLACE_KEY}::text`.as('key'),
      number: open.externalId,
      source: open.source,
      executor: sql<string>`coalesce(${open.executor}, '')`.as('who'),
      createdOn: open.createdOn,
      deadlineOn: deadlineOn(open, zone).as('deadline_on'),
      statusGroup: open.statusGroup,
      overdue: open.overdue,
      repeated: open.repeated,
      returned: CAME_BACK.as('returned'),
      direction: open.direction,
      category: open.category,
      subcategory: open.subcategory,
      fact: open.fact,
    })
    .from(open)
    .as('each');
}

type Each = ReturnType<typeof openWithStates>;

/** As `statesFrom` tells of one: it stands in one list at least. */
function isControlled(each: Each, { soonBy }: ControlDays): SQL {
  return sql`(${each.statusGroup} in ('new', 'postponed') or ${each.overdue} or ${each.deadlineOn} <= ${soonBy}
    or ${each.repeated} or ${each.returned})`;
}

/** The steps of `worstFirst`: due today to due in three days are one step here, for the nearer deadline goes first. */
function rank(each: Each, { today, soonBy, stuckSince }: ControlDays): SQL {
  return sql`case when ${each.overdue} or ${each.deadlineOn} < ${today} then 0 when ${each.deadlineOn} <= ${soonBy} then 1
    when ${each.statusGroup} = 'new' and ${each.createdOn} <= ${stuckSince} then 2 when ${each.statusGroup} = 'new' then 3
    when ${each.repeated} or ${each.returned} then 4 else 5 end`;
}
