import { and, asc, count, eq, gt, isNull, max, sql, type SQL } from 'drizzle-orm';
import type { RegisterRow, RegisterValues } from '../domain/register.ts';
import type { Tx } from './database.ts';
import { storableJson } from './jsonb.ts';
import { registerRow } from './schema/registers.ts';

/** A register of a regulation, by their ids. */
export interface RegisterPlace {
  regulation: string;
  register: string;
}

/** Rows on their way in. `by`: id of the person who entered them, or the way a file came. */
export interface RegisterRows extends RegisterPlace {
  district: string;
  by: string;
  at: Date;
  rows: readonly RegisterValues[];
}

/** Adds rows; the newest come last. */
export async function insertRegisterRows(tx: Tx, entered: RegisterRows): Promise<void> {
  if (entered.rows.length > 0) await tx.execute(insertion(entered));
}

/**
 * Puts these rows in place of all that stand, in one statement: nobody ever reads half of a file. Two files at once wait for
 * each other until the first is committed.
 */
export async function replaceRegisterRows(tx: Tx, entered: RegisterRows): Promise<void> {
  const { regulation, register } = entered;
  const instant = sql`${entered.at.toISOString()}::timestamptz`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${regulation}/${register}`}, 0))`);
  const ended = sql`update ${registerRow} set ended_at = ${instant}, updated_at = ${instant}
    where regulation = ${regulation} and register = ${register} and ended_at is null`;
  await tx.execute(sql`with ended as (${ended}) ${insertion(entered)}`);
}

/** Rows travel as one JSON parameter: a file may have thousands, and each column would be a parameter of its own. */
function insertion({ regulation, register, district, by, at, rows }: RegisterRows): SQL {
  const instant = sql`${at.toISOString()}::timestamptz`;
  return sql`insert into ${registerRow} (regulation, district, register, "values", created_at, created_by, updated_at)
    select ${regulation}, ${district}, ${register}, value, ${instant}, ${by}, ${instant}
    from jsonb_array_elements(${storableJson(rows)}::text::jsonb) with ordinality as row(value, place) order by place`;
}

/** Rows that stand, oldest first: `limit` of those after the row `after` (0: from the first). */
export async function listRegisterRows(
  tx: Tx,
  { after, limit, ...place }: RegisterPlace & { after: number; limit: number },
): Promise<RegisterRow[]> {
  const { id, values, createdAt, createdBy, updatedAt } = registerRow;
  return tx
    .select({ id, values, createdAt, createdBy, updatedAt })
    .from(registerRow)
    .where(and(standing(place), gt(registerRow.id, after)))
    .orderBy(asc(registerRow.id))
    .limit(limit);
}

/** How many rows stand. */
export async function countRegisterRows(tx: Tx, place: RegisterPlace): Promise<number> {
  const rows = await tx
    .select({ count: count().mapWith(Number) })
    .from(registerRow)
    .where(standing(place));
  return rows[0]?.count ?? 0;
}

/** When the register was last entered, confirmed or shortened; null when it never was. */
export async function lastRegisterUpdate(tx: Tx, { regulation, register }: RegisterPlace): Promise<Date | null> {
  const rows = await tx
    .select({ at: max(registerRow.updatedAt) })
    .from(registerRow)
    .where(and(eq(registerRow.regulation, regulation), eq(registerRow.register, register)));
  return rows[0]?.at ?? null;
}

/** Notes that somebody said all rows stand as they are. */
export async function confirmRegisterRows(tx: Tx, { at, ...place }: RegisterPlace & { at: Date }): Promise<void> {
  await tx.update(registerRow).set({ updatedAt: at }).where(standing(place));
}

/** Ends a row; its content stays for proof. False when it does not stand in this register any more. */
export async function endRegisterRow(
  tx: Tx,
  { id, at, ...place }: RegisterPlace & { id: number; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(registerRow)
    .set({ endedAt: at, updatedAt: at })
    .where(and(standing(place), eq(registerRow.id, id)))
    .returning({ id: registerRow.id });
  return rows.length > 0;
}

function standing({ regulation, register }: RegisterPlace): SQL | undefined {
  return and(eq(registerRow.regulation, regulation), eq(registerRow.register, register), isNull(registerRow.endedAt));
}
