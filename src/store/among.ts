import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/**
 * Is the column one of these ids? One parameter however many they are: the text of the statement stays the same, so that
 * PostgreSQL prepares it once and not for every count of them.
 */
export function isAmong(column: AnyPgColumn, ids: readonly number[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::bigint[])`;
}
