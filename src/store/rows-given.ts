import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { storableJson } from './jsonb.ts';

/** What a column that numbers its rows holds, and what is asked of PostgreSQL when it is given none. */
const NUMBERED: Record<string, string> = { serial: 'integer', bigserial: 'bigint' };

/**
 * Rows to be inserted, for `insert(table).select(…)`: one parameter however many they are and one text of the statement,
 * where `values` makes a parameter of every field. With fifty cases of a minute that is most of the work of writing them.
 * A field that is left out is null, a number that PostgreSQL gives is given in the order of the rows. Bounded by the caller.
 */
export function rowsGiven<Table extends PgTable>(table: Table, rows: readonly Table['$inferInsert'][]): SQL {
  const fields = Object.entries<PgColumn>(getTableColumns(table));
  const json = rows.map((row: Record<string, unknown>) => jsonOf(fields, row));
  return sql`select ${picked(table)} from json_to_recordset(${`[${json.join(',')}]`}::json) as given(${typed(table)})`;
}

function jsonOf(fields: readonly [string, PgColumn][], row: Record<string, unknown>): string {
  const given = fields.flatMap(([field, column]) => {
    const value = row[field];
    return value === undefined || value === null ? [] : [`${JSON.stringify(column.name)}:${valueOf(column, value)}`];
  });
  return `{${given.join(',')}}`;
}

/** As the column would give it to the driver; JSON is nested as it is. */
function valueOf(column: PgColumn, value: unknown): string {
  const stored: unknown = column.mapToDriverValue(value);
  return column.getSQLType() === 'jsonb' ? (stored as string) : storableJson(stored);
}

const pickedOf = new WeakMap<PgTable, SQL>();
const typedOf = new WeakMap<PgTable, SQL>();

function picked(table: PgTable): SQL {
  return once(pickedOf, table, (column) => {
    const name = `given.${quoted(column.name)}`;
    if (!(column.getSQLType() in NUMBERED)) return name;
    return `coalesce(${name}, nextval(pg_get_serial_sequence('${quoted(getTableName(table))}', '${column.name}')))`;
  });
}

function typed(table: PgTable): SQL {
  return once(typedOf, table, (column) => {
    const type = column.getSQLType();
    return `${quoted(column.name)} ${NUMBERED[type] ?? type}`;
  });
}

/** The columns of a table never change. */
function once(known: WeakMap<PgTable, SQL>, table: PgTable, textOf: (column: PgColumn) => string): SQL {
  const found = known.get(table) ?? sql.raw(Object.values<PgColumn>(getTableColumns(table)).map(textOf).join(', '));
  known.set(table, found);
  return found;
}

function quoted(name: string): string {
  return `"${name}"`;
}
