import { doublePrecision, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, telegramId } from '../columns.ts';

/** One row: what this database is, and the clock mapping of a simulated one. */
export const system = pgTable('system', {
  id: integer('id').primaryKey(),
  stamp: text('stamp', { enum: ['real', 'simulated', 'sandbox'] }).notNull(),
  botId: telegramId('bot_id'),
  clockRealAt: instant('clock_real_at'),
  clockStartAt: instant('clock_start_at'),
  clockSpeed: doublePrecision('clock_speed'),
  adminCodeHash: text('admin_code_hash'),
  adminCodeExpiresAt: instant('admin_code_expires_at'),
  lastTickAt: instant('last_tick_at'),
});

/** Per regulation: which book it runs on and since when the data are watched. */
export const regulationState = pgTable('regulation_state', {
  regulation: text('regulation').primaryKey(),
  district: text('district').notNull(),
  bookHash: text('book_hash').notNull(),
  watchingSince: instant('watching_since'),
});

export const lease = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  epoch: integer('epoch').notNull(),
  /** Real time of the database. */
  until: instant('until').notNull(),
});
