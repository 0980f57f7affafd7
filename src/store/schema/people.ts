import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, telegramId } from '../columns.ts';

export const person = pgTable('person', {
  id: telegramId('id').primaryKey(),
  name: text('name').notNull(),
  username: text('username'),
  phone: text('phone'),
  admin: boolean('admin').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const seat = pgTable(
  'seat',
  {
    id: serial('id').primaryKey(),
    district: text('district').notNull(),
    post: text('post').notNull(),
    /** Block, `<block>/<folded organisation>` for a unit of a post, or '' for a seat of the whole district. */
    scope: text('scope').notNull(),
    /** The organisation of a unit, as it was first written. */
    title: text('title'),
    /** No bot is let in there: what is owed is passed on by hand. */
    relay: boolean('relay').notNull().default(false),
  },
  (t) => [uniqueIndex('seat_natural').on(t.district, t.post, t.scope)],
);

/** Periods `[from, to)`: they may lie ahead, for whoever is away and whoever stands in. */
export const appointment = pgTable(
  'appointment',
  {
    id: serial('id').primaryKey(),
    seatId: integer('seat_id')
      .notNull()
      .references(() => seat.id),
    personId: telegramId('person_id')
      .notNull()
      .references(() => person.id),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    /** Key of the absence that made this period: the substitute's, and the holder's own after it. Or of a shift. */
    absence: text('absence'),
  },
  (t) => [
    uniqueIndex('appointment_current')
      .on(t.seatId, t.personId)
      .where(sql`to_at is null`),
    index('appointment_person').on(t.personId),
    index('appointment_absence')
      .on(t.absence)
      .where(sql`absence is not null`),
  ],
);

export const binding = pgTable(
  'binding',
  {
    id: serial('id').primaryKey(),
    seatId: integer('seat_id')
      .notNull()
      .references(() => seat.id),
    chatId: telegramId('chat_id').notNull(),
    chatKind: text('chat_kind', { enum: ['private', 'group'] }).notNull(),
    state: text('state', { enum: ['active', 'unreachable', 'ended'] }).notNull(),
    reason: text('reason'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('binding_current')
      .on(t.seatId, t.chatId)
      .where(sql`state <> 'ended'`),
    index('binding_chat').on(t.chatId),
  ],
);

/** Only the hash of the code is kept; one `update … returning` consumes it. */
export const invitation = pgTable('invitation', {
  hash: text('hash').primaryKey(),
  seatId: integer('seat_id')
    .notNull()
    .references(() => seat.id),
  label: text('label').notNull(),
  createdBy: telegramId('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: telegramId('used_by'),
});
