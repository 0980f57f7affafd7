import { sql } from 'drizzle-orm';
import { bigserial, boolean, date, index, integer, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { jsonb } from '../jsonb.ts';
import { PLACE_KEY } from '../place-key.ts';

/** One file taken in. Its appeals are seen when the state turns `visible`: whole or not at all. */
export const imports = pgTable(
  'import',
  {
    id: serial('id').primaryKey(),
    regulation: text('regulation').notNull(),
    district: text('district').notNull(),
    /** sha-256 of the bytes: the same bytes are the same import. */
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    state: text('state', { enum: ['staging', 'visible', 'rolled-back'] }).notNull(),
    asOf: instant('as_of').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Telegram id of the sender, or the way in. */
    receivedBy: text('received_by').notNull(),
    rows: integer('rows').notNull(),
    added: integer('added').notNull(),
    changed: integer('changed').notNull(),
    unchanged: integer('unchanged').notNull(),
    foreign: integer('foreign_rows').notNull(),
    rejected: jsonb('rejected').$type<{ row: number; reason: string }[]>().notNull(),
    periodFrom: date('period_from', { mode: 'string' }),
    periodTo: date('period_to', { mode: 'string' }),
    /** First day of which the file is taken to hold everything. */
    coversFrom: date('covers_from', { mode: 'string' }),
  },
  (t) => [
    uniqueIndex('import_once')
      .on(t.district, t.hash)
      .where(sql`state in ('staging', 'visible')`),
  ],
);

/**
 * A version of an appeal, seen while its import is visible and the import that superseded it (if any) is not.
 * So an import becomes visible at once by one update, and is rolled back by one update.
 */
export const appeal = pgTable(
  'appeal',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    district: text('district').notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    supersededBy: integer('superseded_by').references(() => imports.id),
    /** Hash of the canonical row: an unchanged row is not written again. */
    rowHash: text('row_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Local day of `createdAt`, for counting. */
    createdOn: date('created_on', { mode: 'string' }).notNull(),
    deadlineAt: instant('deadline_at'),
    closedAt: instant('closed_at'),
    status: text('status').notNull(),
    statusGroup: text('status_group').notNull(),
    overdue: boolean('overdue').notNull(),
    repeated: boolean('repeated').notNull(),
    direction: text('direction'),
    category: text('category'),
    subcategory: text('subcategory'),
    fact: text('fact'),
    omsu: text('omsu'),
    executor: text('executor'),
    locality: text('locality'),
    street: text('street'),
    house: text('house'),
    url: text('url'),
  },
  (t) => [
    uniqueIndex('appeal_version').on(t.district, t.source, t.externalId, t.importId),
    index('appeal_current')
      .on(t.district, t.source, t.externalId)
      .where(sql`superseded_by is null`),
    index('appeal_day').on(t.district, t.createdOn),
    index('appeal_place').on(t.district, PLACE_KEY, t.createdOn),
    // What executors still work on: a few per cent of all. Superseded versions of it pile up, hence the second condition.
    index('appeal_open')
      .on(t.district, t.statusGroup)
      .where(sql`superseded_by is null and status_group in ('new', 'accepted', 'in-work', 'postponed')`),
    index('appeal_closed')
      .on(t.district, t.closedAt)
      .where(sql`closed_at is not null`),
    index('appeal_import').on(t.importId),
    index('appeal_superseded')
      .on(t.supersededBy)
      .where(sql`superseded_by is not null`),
  ],
);
