import { sql } from 'drizzle-orm';
import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { RegisterValues } from '../../domain/register.ts';
import { instant } from '../columns.ts';
import { jsonb } from '../jsonb.ts';

/** A row of a register (п. 1.4, Ruza 2.3): its fields are the book's. A row that was changed or removed is ended, not deleted. */
export const registerRow = pgTable(
  'register_row',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    regulation: text('regulation').notNull(),
    district: text('district').notNull(),
    register: text('register').notNull(),
    values: jsonb('values').$type<RegisterValues>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Id of a person, or the way a file came. */
    createdBy: text('created_by').notNull(),
    /** When somebody last said that it stands; of an ended row: when it ended. */
    updatedAt: instant('updated_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('register_row_current')
      .on(t.regulation, t.register, t.id)
      .where(sql`ended_at is null`),
    index('register_row_updated').on(t.regulation, t.register, t.updatedAt),
  ],
);
